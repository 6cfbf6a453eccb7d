package pl.sos.hotline.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pl.sos.clients.Client;
import pl.sos.entitlement.Decision;
import pl.sos.ground.PhoneNumbers;
import pl.sos.hotline.Call;
import pl.sos.hotline.CallLists;
import pl.sos.hotline.CallState;
import pl.sos.hotline.Greeting;
import pl.sos.hours.Balance;
import pl.sos.identity.Person;
import pl.sos.kernel.PersonId;
import pl.sos.tickets.web.ApplicationChoices;

/**
 * A call with all that one should know while it rings.
 *
 * @param decision whether a question by telephone is covered now; empty while nobody knows who calls
 * @param hours of the settlement period; empty where no contract includes any
 * @param note what to mind when handling this client; blank for none
 * @param contactRule whom to talk to at the client's, from its card; blank for none
 * @param installations each in one line: its name, the version it runs, its database
 * @param candidates the companies that share the number
 * @param sharers who of the firm has this number, when several have it and nobody said who calls
 * @param beside other talks of who has this one that go on
 * @param waits missed calls that who calls, or somebody by the same number, waits to be called back for
 * @param applications to choose from, those of the client's contracts on the day of the call first
 * @param typed what was typed into a form that was refused
 * @param refusal why
 */
public record CallScreen(
        Call call,
        Optional<Client> client,
        Optional<String> caretaker,
        Optional<Decision> decision,
        Optional<Balance> hours,
        CallLists.Card card,
        List<Person> contacts,
        String note,
        String contactRule,
        List<String> installations,
        List<Client> candidates,
        List<Person> sharers,
        List<Call> beside,
        List<CallLists.Waits> waits,
        ApplicationChoices.Choice applications,
        Map<String, String> typed,
        CallRefusal refusal,
        Instant now) {

    private static final int LISTED = 5;
    private static final int SAID = 3;

    /** Those that stand first in the queue; the rest can be chosen below. */
    public List<CallLists.OpenTicket> firstTickets() {
        return card.tickets().stream().limit(LISTED).toList();
    }

    public int furtherTickets() {
        return Math.max(0, card.open() - LISTED);
    }

    public boolean shared() {
        return sharers.size() > 1;
    }

    /** As it is chosen: the ticket that came of the promise to call back, else what was typed. */
    public boolean became(String value) {
        var ticket = call.names().ticket();
        return value.equals(given("became", ticket == null ? "NONE" : ticket.toString()));
    }

    public String number() {
        return PhoneNumbers.display(call.from());
    }

    public List<CallLists.Waits> firstWaits() {
        return waits.stream().limit(SAID).toList();
    }

    public int furtherWaits() {
        return Math.max(0, waits.size() - SAID);
    }

    /** There is something to say above the card: each of it is one line then, so that the form below keeps its room. */
    public boolean tells() {
        return !waits.isEmpty() || !beside.isEmpty();
    }

    /** It goes on since before this one began: it may have been over by then. */
    public boolean wasBefore(Call other) {
        return call.answeredAt()
                .flatMap(began -> other.answeredAt().filter(began::isAfter))
                .isPresent();
    }

    public boolean rings() {
        return call.state() == CallState.RINGING;
    }

    /** The caretaker is away or talks, so that it rang at somebody else. */
    public boolean standsIn() {
        return call.greeting() == Greeting.DEPUTY || call.greeting() == Greeting.SPECIALIST;
    }

    public boolean talks() {
        return call.state() == CallState.TALKING;
    }

    public boolean toSettle() {
        return !call.settled() && (talks() || call.state() == CallState.ENDED);
    }

    /** The talk is over, and nobody said yet what it became. */
    public boolean unsaved() {
        return toSettle() && !talks();
    }

    /** The call waits for this person of ours. */
    public boolean isOf(UUID person) {
        return call.owner().map(PersonId::value).equals(Optional.of(person));
    }

    public String given(String field, String otherwise) {
        return typed.getOrDefault(field, otherwise);
    }

    /** What is wrong with a field of the form; empty for nothing. */
    public String error(String field) {
        return refusal.byField().getOrDefault(field, "");
    }

    public boolean wrong(String field) {
        return !error(field).isEmpty();
    }

    /** What no field mends that is there: who called is chosen where it is known which company did. */
    public List<String> errors() {
        var homeless = Stream.of("for", "contact")
                .filter(this::wrong)
                .filter(field -> client.isPresent() == field.equals("for"));
        return Stream.concat(homeless.map(this::error), refusal.rest().stream()).toList();
    }

    /** The estimate that nobody accepted, when the call may be written down despite it. */
    public Optional<String> despite() {
        return refusal.despite();
    }

    public boolean callsNow(PersonId contact) {
        return given("contact", call.contact().map(PersonId::toString).orElse(""))
                .equals(contact.toString());
    }

    /** Changes whenever the screen must be drawn anew. */
    public String state() {
        return call.state() + "-" + call.client().map(Object::toString).orElse("") + "-"
                + call.contact().map(Object::toString).orElse("") + "-" + call.settled() + "-"
                + beside.stream().map(one -> one.id().toString()).collect(Collectors.joining("+")) + "-"
                + waits.stream()
                        .map(one -> one.call().id() + "="
                                + one.call().owner().map(Object::toString).orElse("") + one.certain())
                        .collect(Collectors.joining("+"));
    }
}
