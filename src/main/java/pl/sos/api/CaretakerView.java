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
        PersonId id,
        @Schema(example = "Anna Nowak") String name,
        @Schema(example = "opiekun@perfektlab.example") String email,
        @Schema(example = "+48616540012") @Nullable String phone,
        @Nullable String photo,
        @Schema(description = "Who answers now: the caretaker or who stands in; null when everybody is away")
                @Nullable Contact present,
        @Schema(description = "Until when the present one is at work today; null outside working time")
                @Nullable Instant presentUntil,
        @Schema(description = "When an absent caretaker returns") @Nullable Instant backOn,
        List<Contact> deputies) {
    /** A member of staff whom the client may call. */
    @Schema(name = "StaffContact")
    record Contact(
            PersonId id,
            @Schema(example = "Piotr Lis") String name,
            @Schema(example = "konsultant@perfektlab.example") String email,
            @Schema(example = "+48616540013") @Nullable String phone,
            @Nullable String photo) {
        static Contact of(PersonId id, @Nullable Person person) {
            return person == null
                    ? new Contact(id, "", "", null, null)
                    : new Contact(
                            id,
                            person.name(),
                            person.email(),
                            person.phone().orElse(null),
                            person.photo().orElse(null));
        }
    }

    static CaretakerView of(LooksAfter answer, Map<PersonId, Person> people) {
        var caretaker = Contact.of(answer.caretaker(), people.get(answer.caretaker()));
        return new CaretakerView(
                caretaker.id(),
                caretaker.name(),
                caretaker.email(),
                caretaker.phone(),
                caretaker.photo(),
                answer.present().map(id -> Contact.of(id, people.get(id))).orElse(null),
                answer.presentUntil().orElse(null),
                answer.caretakerBackOn().orElse(null),
                answer.chain().stream()
                        .filter(id -> !id.equals(answer.caretaker()))
                        .map(id -> Contact.of(id, people.get(id)))
                        .toList());
    }

    static List<PersonId> mentioned(LooksAfter answer) {
        return Stream.concat(
                        Stream.of(answer.caretaker()),
                        Stream.concat(answer.chain().stream(), answer.present().stream()))
                .distinct()
                .toList();
    }
}
