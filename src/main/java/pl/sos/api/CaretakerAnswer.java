package pl.sos.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pl.sos.caretakers.LooksAfter;
import pl.sos.caretakers.Presence;
import pl.sos.caretakers.Reach;
import pl.sos.identity.Person;
import pl.sos.kernel.PersonId;

/**
 * Who answers for a client at this moment.
 *
 * @param present at work right now
 * @param standsInFor the caretaker's name, when somebody else answers in her place
 * @param until present: the end of today's working time; everybody away: when the caretaker is back
 */
@Schema(name = "Caretaker")
record CaretakerAnswer(
        @Schema(example = "Anna Nowak") String name,
        @Schema(example = "opiekun@perfektlab.example") String email,
        @Schema(example = "+48616540012") @Nullable String phone,
        @Schema(example = "/staff/019…/photo") String photo,
        boolean present,
        @Nullable String standsInFor,
        @Nullable Instant until) {

    /** Empty when neither caretaker nor stand-in is known. */
    static Optional<CaretakerAnswer> of(LooksAfter answer, Reach reach, Map<PersonId, Person> people) {
        var caretaker = Optional.ofNullable(people.get(answer.caretaker()));
        boolean away = reach.caretaker() instanceof Presence.Away;
        boolean alone = away && reach.instead().isEmpty();
        return reach.instead()
                .flatMap(id -> Optional.ofNullable(people.get(id)))
                .or(() -> caretaker)
                .map(who -> new CaretakerAnswer(
                        who.name(),
                        who.email(),
                        who.phone().orElse(null),
                        who.photo().orElse("/staff/" + who.id() + "/photo"),
                        !alone && answer.presentUntil().isPresent(),
                        away && !alone ? caretaker.map(Person::name).orElse(null) : null,
                        alone
                                ? answer.caretakerBackOn()
                                        .orElse(reach.caretaker().until())
                                : answer.presentUntil().orElse(null)));
    }
}
