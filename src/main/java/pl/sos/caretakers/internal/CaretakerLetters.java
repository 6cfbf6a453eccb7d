package pl.sos.caretakers.internal;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.sos.caretakers.Handover;
import pl.sos.clients.Clients;
import pl.sos.ground.PhoneNumbers;
import pl.sos.ground.Settings;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Language;
import pl.sos.kernel.PersonId;
import pl.sos.notifications.Happening;
import pl.sos.notifications.Notice;
import pl.sos.notifications.Notices;
import pl.sos.outbox.Letter;
import pl.sos.page.Sentences;
import pl.sos.page.Words;

/** Tells a client's people that another caretaker looks after them, and our two that one hands over to the other. */
@Component
public class CaretakerLetters {
    private final People people;
    private final Clients clients;
    private final Notices notices;
    private final Settings settings;

    CaretakerLetters(People people, Clients clients, Notices notices, Settings settings) {
        this.people = people;
        this.clients = clients;
        this.notices = notices;
        this.settings = settings;
    }

    /** Joins the caller's transaction. Telling the same change twice sends it once. */
    public void tell(ClientId client, PersonId before, PersonId after, LocalDate from) {
        var staff = people.findAll(List.of(before, after));
        var caretaker = staff.get(after);
        if (caretaker == null) {
            return;
        }
        var former = Optional.ofNullable(staff.get(before)).map(Person::name).orElse("");
        people.contactsOf(client).stream().filter(Person::active).forEach(contact -> {
            var letter = letter(client, contact, caretaker, former, from);
            notices.tell(new Notice(contact, Happening.HANDOVER, letter, letter.subject(), "/portal"));
        });
    }

    /** Tells both sides of a handover that it has begun; who began it knows. */
    public void begins(Handover handover) {
        var client = clients.find(handover.client()).orElseThrow();
        var staff = people.findAll(List.of(handover.from(), handover.to()));
        staff.values().stream()
                .filter(reader -> !handover.startedBy().equals(Optional.of(reader.id())))
                .forEach(reader -> {
                    var in = reader.language();
                    var href = "/caretakers/handovers/" + handover.id();
                    var subject = Words.of(in, "caretakers.handover-mail.subject", client.name());
                    var letter = Letter.once(
                            "handover:" + handover.id() + ":" + reader.id(),
                            Optional.empty(),
                            reader.email(),
                            subject,
                            Words.of(
                                    in,
                                    "caretakers.handover-mail.text",
                                    reader.greeting(),
                                    client.name(),
                                    name(staff.get(handover.from())),
                                    name(staff.get(handover.to())),
                                    day(handover.takesEffect(), in),
                                    settings.baseUrl() + href));
                    notices.tell(new Notice(reader, Happening.HANDOVER, letter, subject, href)
                            .about(handover.id())
                            .ringing(Sentences.of(
                                    "caretakers.handover-bell",
                                    client.name(),
                                    name(staff.get(handover.from())),
                                    name(staff.get(handover.to())))));
                });
    }

    /** Nothing is left to be handed over. */
    public void ended(Handover handover) {
        notices.withdraw(handover.id());
    }

    private static String name(@Nullable Person person) {
        return person == null ? "–" : person.name();
    }

    private Letter letter(ClientId client, Person contact, Person caretaker, String former, LocalDate from) {
        var language = contact.language();
        var key = "caretaker:" + client + ":" + from + ":" + caretaker.id() + ":" + contact.id();
        return new Letter(
                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)),
                Optional.empty(),
                contact.email(),
                Words.of(language, "caretakers.mail.subject", caretaker.name()),
                Words.of(
                        language,
                        "caretakers.mail.text",
                        contact.greeting(),
                        day(from, language),
                        caretaker.name(),
                        caretaker
                                .phone()
                                .map(PhoneNumbers::display)
                                .map(phone -> Words.of(language, "caretakers.mail.phone", phone))
                                .orElse(""),
                        former,
                        settings.baseUrl() + "/portal"),
                Optional.empty(),
                Map.of("Auto-Submitted", "auto-generated", "X-Auto-Response-Suppress", "All"),
                false);
    }

    private static String day(LocalDate day, Language language) {
        return DateTimeFormatter.ofPattern("d MMMM yyyy", language.locale()).format(day);
    }
}
