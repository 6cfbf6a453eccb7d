package pl.sos.desk.clients;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import pl.sos.caretakers.Appointment;
import pl.sos.caretakers.Handover;
import pl.sos.caretakers.LooksAfter;
import pl.sos.caretakers.Presence;
import pl.sos.caretakers.Reach;
import pl.sos.caretakers.Readiness;
import pl.sos.caretakers.ReadinessWords;
import pl.sos.clients.Client;
import pl.sos.clients.ClientCard;
import pl.sos.clients.HandlingNotes;
import pl.sos.clients.Violation;
import pl.sos.desk.HoursLine;
import pl.sos.ground.PhoneNumbers;
import pl.sos.identity.Person;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.PhoneNumber;
import pl.sos.outbox.Bounce;
import pl.sos.page.Page;

/**
 * All that a person should know before she picks up the phone.
 *
 * @param presence of everybody in the caretaker's chain
 * @param applications names by code of what the contracts in force cover
 * @param hours of the settlement period that today belongs to; empty where no contract includes any
 * @param card the newest
 * @param readiness of everybody in the caretaker's chain
 * @param applicationNames of all applications, by code
 * @param handovers the newest first; {@code underWay} the one that is not done yet
 * @param unseenNote what the viewer has not confirmed to have read
 * @param refused the form that was refused, with what was typed
 */
public record ClientPageView(
        Client client,
        ClientOverviewStore.Light light,
        List<ClientOverviewStore.ContractLine> contracts,
        List<ClientOverviewStore.TicketLine> tickets,
        List<Contact> contacts,
        Optional<HoursLine> hours,
        Optional<ClientCard> card,
        Map<String, String> applications,
        Optional<LooksAfter> looksAfter,
        Map<PersonId, Person> people,
        Map<PersonId, Presence> presence,
        List<Appointment> appointments,
        Map<PersonId, Readiness> readiness,
        Map<String, String> applicationNames,
        List<Handover> handovers,
        Optional<Handover> underWay,
        Optional<HandlingNotes.Note> note,
        Optional<HandlingNotes.Note> unseenNote,
        Optional<Refused> refused) {

    /** How the caretaker can be reached and who answers instead; only where somebody looks after the client. */
    public Reach reach() {
        return Reach.of(looksAfter.orElseThrow(), presence);
    }

    /** Who answers now, or will in working time; empty when everybody is away. */
    public Optional<PersonId> answers() {
        return reach().caretaker() instanceof Presence.Away ? reach().instead() : looksAfter.map(LooksAfter::caretaker);
    }

    /**
     * A client's person with all numbers.
     *
     * @param bounce set when letters to him come back
     */
    public record Contact(Person person, List<PhoneNumber> phones, Standing standing, Optional<Bounce> bounce) {}

    /** Whether a contact can sign in. */
    public enum Standing {
        NOT_INVITED,
        INVITED,
        SIGNS_IN,
        INACTIVE
    }

    /**
     * @param form contact, contact-…
     * @param typed what was typed, by field
     */
    public record Refused(String form, List<Violation> violations, Map<String, String> typed) {}

    public boolean open(String form) {
        return refused.filter(one -> one.form().equals(form)).isPresent();
    }

    public String typed(String form, String field) {
        return refused.filter(one -> one.form().equals(form))
                .map(one -> one.typed().getOrDefault(field, ""))
                .orElse("");
    }

    /** What was typed into a refused form, else what is stored. */
    public String typedOr(String form, String field, String stored) {
        return open(form) ? typed(form, field) : stored;
    }

    public String error(Page page, String form, String field) {
        return refused.filter(one -> one.form().equals(form)).stream()
                .flatMap(one -> one.violations().stream())
                .filter(violation -> violation.field().equals(field))
                .map(violation -> page.t("clients.violation." + violation.code(), violation.value()))
                .findFirst()
                .orElse("");
    }

    /** What somebody in the chain lacks, in words. */
    public List<String> missing(Page page, PersonId id) {
        return Optional.ofNullable(readiness.get(id))
                .map(one -> ReadinessWords.of(page, one, applicationNames))
                .orElse(List.of());
    }

    /** Through which handover an appointment came about. */
    public Optional<Handover> handoverOf(Appointment appointment) {
        return handovers.stream()
                .filter(one -> one.to().equals(appointment.primary())
                        && one.done()
                                .filter(done -> done.from().equals(appointment.from()))
                                .isPresent())
                .findFirst();
    }

    public Optional<Person> person(PersonId id) {
        return Optional.ofNullable(people.get(id));
    }

    public String name(PersonId id) {
        return person(id).map(Person::name).orElse("–");
    }

    public String spoken(PhoneNumber number) {
        return PhoneNumbers.display(number);
    }

    public String spoken(String number) {
        return PhoneNumbers.display(number);
    }
}
