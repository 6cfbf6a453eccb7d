package pl.sos.hotline.internal;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.ground.PhoneNumbers;
import pl.sos.ground.Settings;
import pl.sos.hotline.Call;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Sentence;
import pl.sos.notifications.Happening;
import pl.sos.notifications.Notice;
import pl.sos.notifications.Notices;
import pl.sos.outbox.Letter;
import pl.sos.page.Sentences;
import pl.sos.page.Times;
import pl.sos.page.Words;
import pl.sos.sla.ClockWarning;
import pl.sos.sla.Recipients;

/** Tells whom it concerns that nobody picked a telephone up, and later on that nobody called back. */
@Component
public class MissedNotices {
    private static final String LIST = "/hotline";

    /** Of the warnings' thresholds: at it one person is told. */
    private static final int FIRST = ClockWarning.THRESHOLDS.getFirst();

    private final Notices notices;
    private final People people;
    private final Recipients recipients;
    private final Settings settings;
    private final Clock clock;

    MissedNotices(Notices notices, People people, Recipients recipients, Settings settings, Clock clock) {
        this.notices = notices;
        this.people = people;
        this.recipients = recipients;
        this.settings = settings;
        this.clock = clock;
    }

    /** Once for each call. */
    public void tell(Call call) {
        for (Person reader : concerned(call)) {
            var in = reader.language();
            var who = who(call);
            var subject = Words.of(in, "hotline.missed-mail.subject", who.in(in));
            var text = Words.of(
                    in,
                    "hotline.missed-mail.text",
                    reader.greeting(),
                    caller(call).in(in),
                    new Times(in, clock).moment(call.at()),
                    settings.baseUrl() + LIST);
            notices.tell(new Notice(
                            reader,
                            Happening.CALL_MISSED,
                            Letter.once(
                                    "hotline.missed:" + call.id() + ":" + reader.id(),
                                    Optional.empty(),
                                    reader.email(),
                                    subject,
                                    text),
                            subject,
                            page(call))
                    .about(call.id())
                    .ringing(Sentences.of("hotline.bell.missed", who)));
        }
    }

    /** Where it rang nowhere, such as at night: who looks after the client, and of a caller nobody knows the coordinators. */
    private List<Person> concerned(Call call) {
        var rang = call.owner().or(call::ringsAt).flatMap(people::find);
        if (rang.isPresent()) {
            return List.of(rang.get());
        }
        return known(call.client()
                .map(client -> recipients.of(client, FIRST, call.at()))
                .orElseGet(() -> recipients.coordinators(call.at())));
    }

    private List<Person> known(Collection<PersonId> ids) {
        var known = people.findAll(ids);
        return ids.stream().map(known::get).filter(Objects::nonNull).toList();
    }

    /**
     * That nobody called back yet; once for each threshold of the promised hour and of the reaction.
     *
     * @param told in their order
     */
    void warn(Call call, BackWarning warning, Collection<PersonId> told) {
        int threshold = warning.threshold();
        var towards = warning.towards().name();
        boolean breach = threshold == 100;
        // The hour that its caller heard comes later: nothing that was promised is broken by it.
        var ahead = call.promised().filter(hour -> hour.isAfter(warning.due()));
        boolean broken = ahead.isEmpty() && call.promised().isPresent();
        var reaction = Sentences.of(
                call.client().isPresent() ? "hotline.call-back.reaction" : "hotline.call-back.reaction.unknown");
        for (Person reader : known(told)) {
            var in = reader.language();
            var times = new Times(in, clock);
            var subject = !breach
                    ? Words.of(in, "hotline.call-back-mail.subject", who(call).in(in), times.latest(warning.due()))
                    : broken
                            ? Words.of(
                                    in, "hotline.call-back-mail.late", who(call).in(in))
                            : ahead.map(hour -> Words.of(
                                            in,
                                            "hotline.call-back-mail.late.before",
                                            who(call).in(in),
                                            reaction.in(in),
                                            times.latest(hour)))
                                    .orElseGet(() -> Words.of(
                                            in,
                                            "hotline.call-back-mail.late.reaction",
                                            who(call).in(in),
                                            reaction.in(in)));
            var text = Words.of(
                    in,
                    "hotline.call-back-mail.text",
                    reader.greeting(),
                    times.moment(call.at()),
                    caller(call).in(in),
                    Words.of(in, "hotline.call-back-mail.used." + threshold),
                    Words.of(in, "hotline.call-back-mail.towards." + towards, times.moment(warning.due()))
                            + ahead.map(hour -> " "
                                            + Words.of(
                                                    in, "hotline.call-back-mail.towards.PROMISE", times.latest(hour)))
                                    .orElse(""),
                    settings.baseUrl() + LIST);
            notices.tell(new Notice(
                            reader,
                            breach ? Happening.BREACHED : Happening.CLOCK_WARNING,
                            Letter.once(
                                    String.join(
                                            ":",
                                            "hotline.call-back",
                                            call.id().toString(),
                                            call.client()
                                                    .map(ClientId::toString)
                                                    .orElse(""),
                                            towards,
                                            String.valueOf(threshold),
                                            reader.id().toString()),
                                    Optional.empty(),
                                    reader.email(),
                                    subject,
                                    text),
                            subject,
                            page(call))
                    .about(call.id())
                    .ringing(
                            !breach
                                    ? Sentences.of("hotline.bell.call-back", who(call), threshold)
                                    : broken
                                            ? Sentences.of("hotline.call-back-mail.late", who(call))
                                            : Sentences.of(
                                                    ahead.isPresent()
                                                            ? "hotline.bell.late.before"
                                                            : "hotline.call-back-mail.late.reaction",
                                                    who(call),
                                                    reaction)));
        }
    }

    private static Sentence who(Call call) {
        return name(call).map(name -> new Sentence(name, name)).orElseGet(() -> number(call));
    }

    private static Optional<String> name(Call call) {
        return Optional.ofNullable(call.names().contact())
                .or(() -> Optional.ofNullable(call.names().client()));
    }

    /** Who it was, of which client, and the number, each once. */
    private static Sentence caller(Call call) {
        return name(call)
                .map(name -> Optional.ofNullable(call.names().client())
                        .filter(client -> !client.equals(name))
                        .map(client -> name + " (" + client + ")")
                        .orElse(name))
                .map(name -> Sentences.of("hotline.mail.known", name, number(call)))
                .orElseGet(() ->
                        call.from().isEmpty() ? number(call) : Sentences.of("hotline.mail.unknown", number(call)));
    }

    private static String page(Call call) {
        return LIST + "/calls/" + call.id();
    }

    private static Sentence number(Call call) {
        if (call.from().isEmpty()) {
            return Sentences.of("hotline.hidden");
        }
        var number = PhoneNumbers.display(call.from());
        return new Sentence(number, number);
    }
}
