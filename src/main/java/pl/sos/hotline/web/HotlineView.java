package pl.sos.hotline.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pl.sos.ground.PhoneNumbers;
import pl.sos.hotline.Call;
import pl.sos.hotline.CallLists;
import pl.sos.identity.Person;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Slice;
import pl.sos.page.Page;

/**
 * The hot-line now.
 *
 * @param openUntil empty while it is closed
 * @param duty who is on duty today, by their hours
 * @param contacts of the clients whose call backs wait and whose caller nobody knows, to say who called
 * @param byHand what was typed of a call past the exchange and was refused
 * @param unwritten what the viewer talked about and said nothing of yet
 */
public record HotlineView(
        Optional<Instant> openUntil,
        Instant opens,
        List<DutyLine> duty,
        List<Call> running,
        List<Call> unwritten,
        Slice<Call> waiting,
        int waitingCount,
        Map<ClientId, List<Person>> contacts,
        ByHand byHand,
        UUID formKey,
        PersonId me,
        Instant now) {

    /**
     * The form for a call past the exchange.
     *
     * @param error what is wrong with the number; empty for nothing
     */
    public record ByHand(String from, String whose, String error) {
        static final ByHand EMPTY = new ByHand("", "", "");

        public boolean wrong() {
            return !error.isEmpty();
        }
    }

    /** @param now on duty at this moment */
    public record DutyLine(String name, String hours, boolean now) {}

    public static String number(Call call, Page page) {
        return call.from().isEmpty() ? page.t("hotline.hidden") : PhoneNumbers.display(call.from());
    }

    /** Who calls, in the fewest words. */
    public static String who(Call call, Page page) {
        var names = call.names();
        if (names.client() == null) {
            return page.t(call.candidates().isEmpty() ? "hotline.unknown" : "hotline.which");
        }
        return names.contact() == null ? names.client() : names.contact() + ", " + names.client();
    }

    /** Whose call it is, in one name: the person, else the company, else the number. */
    public static String caller(Call call, Page page) {
        var names = call.names();
        return Stream.of(names.contact(), names.client())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> number(call, page));
    }

    /** That who calls waits to be called back; of a number that may be another's only what is known of it. */
    public static String waits(CallLists.Waits waits, Page page) {
        var since = page.since(waits.call().at());
        if (waits.certain()) {
            return page.t("hotline.waits", since);
        }
        return waits.call().names().contact() == null
                ? page.t("hotline.waits.somebody", since)
                : page.t("hotline.waits.named", who(waits.call(), page), since);
    }

    /** By when the call back is promised or the reaction due, and who calls back; it goes on in the sentence of {@link #waits}. */
    public static String waitsUntil(CallLists.Waits waits, Page page) {
        var missed = waits.call();
        var owner = missed.names().owner();
        var until = missed.promised()
                .map(at -> page.t("hotline.waits.promised", page.latest(at)))
                .or(() -> missed.due().map(at -> page.t("hotline.waits.due", page.latest(at))));
        return until.map(", "::concat).orElse("") + " ("
                + page.t("hotline.waits.by", owner == null ? page.t("hotline.owed.nobody") : owner) + ")";
    }

    /** Who was quicker than the viewer, and with what. */
    static String overtaken(Call call, Page page) {
        var names = call.names();
        return switch (call.state()) {
            case RINGING -> page.t("hotline.nothing-to-do");
            case TALKING -> page.t("hotline.answered-elsewhere", names(names.answeredBy()));
            case ENDED -> page.t("hotline.overtaken.talked", names(names.answeredBy()));
            case MISSED ->
                call.settled()
                        ? page.t(
                                "hotline.overtaken.settled",
                                call.settledByTalk().map(Call.LaterTalk::who).orElseGet(() -> names(names.settledBy())))
                        : page.t("hotline.overtaken.owner", names(names.owner()));
        };
    }

    private static String names(@Nullable String name) {
        return name == null ? "–" : name;
    }

    public List<Person> callers(Call call) {
        return call.contact().isPresent()
                ? List.of()
                : call.client()
                        .map(client -> contacts.getOrDefault(client, List.of()))
                        .orElse(List.of());
    }

    public boolean mine(Call call) {
        return call.owner().equals(Optional.of(me));
    }

    /** What we owe, until when: where the reaction is due before the hour that was promised, both. */
    public String owes(Call call, Page page) {
        var promised = call.promised();
        if (promised.isEmpty()) {
            return page.t(
                    call.callBack()
                            ? "hotline.promised"
                            : call.canBeReturned() ? "hotline.state.MISSED" : "hotline.missed.hidden");
        }
        var hour = page.latest(promised.get());
        var reaction = call.due().filter(promised.get()::isAfter);
        if (reaction.isEmpty() || !promised.get().isAfter(now)) {
            return page.t("hotline.promised.at", hour);
        }
        return reaction.get().isAfter(now)
                ? page.t("hotline.promised.later", hour, page.latest(reaction.get()))
                : page.t(
                        "hotline.promised.late",
                        page.t(
                                call.client().isPresent()
                                        ? "hotline.call-back.reaction"
                                        : "hotline.call-back.reaction.unknown"),
                        hour);
    }

    public Optional<Instant> due(Call call) {
        return call.owed();
    }

    public String level(Call call) {
        return call.level(now);
    }
}
