package pl.sos.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pl.sos.caretakers.LooksAfter;
import pl.sos.identity.Person;
import pl.sos.kernel.PersonId;

/**
 * Who looks after a client, at this moment.
 *
 * @param present who answers now: the caretaker or who stands in; null when everybody is away
 */
@Schema(name = "Caretaker")
record CaretakerView(
        Contact caretaker,
        @Nullable Contact present,
        List<Contact> deputies,
        @Schema(description = "Until when the present one is at work today; null outside working time")
                @Nullable Instant presentUntil,
        @Nullable Instant caretakerBackOn) {
    /** A member of staff whom the client may call. */
    @Schema(name = "StaffContact")
    record Contact(
            PersonId id,
            @Schema(example = "Anna Nowak") String name,
            @Schema(example = "opiekun@perfektlab.example") String email,
            @Schema(example = "+48616540012") @Nullable String phone,
            @Nullable String photo) {
        static Contact of(PersonId id, @Nullable Person person) {
            return person == null
                    ? new Contact(id, "?", "", null, null)
                    : new Contact(
                            id,
                            person.name(),
                            person.email(),
                            person.phone().orElse(null),
                            person.photo().orElse(null));
        }
    }

    static CaretakerView of(LooksAfter answer, Map<PersonId, Person> people) {
        return new CaretakerView(
                Contact.of(answer.caretaker(), people.get(answer.caretaker())),
                answer.present().map(id -> Contact.of(id, people.get(id))).orElse(null),
                answer.chain().stream()
                        .filter(id -> !id.equals(answer.caretaker()))
                        .map(id -> Contact.of(id, people.get(id)))
                        .toList(),
                answer.presentUntil().orElse(null),
                answer.caretakerBackOn().orElse(null));
    }

    static List<PersonId> mentioned(LooksAfter answer) {
        return Stream.concat(Stream.of(answer.caretaker()), Stream.concat(answer.chain().stream(), answer.present().stream()))
                .distinct()
                .toList();
    }
}
