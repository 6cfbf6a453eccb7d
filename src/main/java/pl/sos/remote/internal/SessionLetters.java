package pl.sos.remote.internal;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.ground.Settings;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.notifications.Happening;
import pl.sos.notifications.Notice;
import pl.sos.notifications.Notices;
import pl.sos.outbox.Letter;
import pl.sos.page.Sentences;
import pl.sos.page.Times;
import pl.sos.remote.RemoteSession;

/** What leaves by mail about a session, in its reader's language and in the transaction it speaks of. */
@Component
class SessionLetters {
    private final Notices notices;
    private final People people;
    private final Settings settings;
    private final Clock clock;

    SessionLetters(Notices notices, People people, Settings settings, Clock clock) {
        this.notices = notices;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    /** Asks for consent; the click itself needs signing in. */
    void ask(RemoteSession session, Person reader) {
        var in = reader.language();
        var times = new Times(in, clock);
        var request = session.request();
        var about = session.ticket().map(ticket -> ticket.number().toString()).orElse("");
        var href = session.ticket()
                .map(ticket -> "/portal/tickets/" + ticket.number())
                .orElse("/portal/remote");
        var subject = Sentences.of("remote.mail.ask.subject", about).in(in).strip();
        var letter = Letter.once(
                "remote.ask:" + session.id(),
                Optional.empty(),
                reader.email(),
                subject,
                Sentences.of(
                                "remote.mail.ask.text",
                                reader.greeting(),
                                request.by().name(),
                                request.purpose(),
                                Sentences.of("remote.tool." + session.reach().tool())
                                        .in(in),
                                request.wishedAt()
                                        .map(times::when)
                                        .orElseGet(() -> Sentences.of("remote.as-soon-as-possible")
                                                .in(in)),
                                times.latest(request.validUntil()),
                                settings.baseUrl() + href)
                        .in(in));
        notices.tell(new Notice(reader, Happening.REMOTE_REQUEST, letter, subject, href)
                .about(session.id().value()));
    }

    /** Nobody has to answer any more, and the answer before this one is no longer so. */
    void takeBack(RemoteSession session) {
        notices.withdraw(session.id().value());
    }

    /**
     * Tells whoever waits for it, or works on the screen, what the client answered.
     *
     * @param session as it stands now
     */
    void answered(RemoteSession session, Person theirs) {
        var ours = session.run()
                .map(RemoteSession.Run::by)
                .orElse(session.request().by());
        people.find(ours.id()).ifPresent(reader -> {
            var in = reader.language();
            var key = "remote.mail.answer." + session.state();
            var number = session.ticket()
                    .filter(ticket -> ticket.id().isPresent())
                    .map(ticket -> ticket.number().toString());
            var href = number.map("/tickets/"::concat).orElse("/remote/sessions/" + session.id());
            var subject = Sentences.of(key + ".subject", session.clientName(), number.orElse(""))
                    .in(in)
                    .strip();
            var letter = Letter.once(
                    "remote.answer:" + session.id() + ":" + session.state(),
                    Optional.empty(),
                    reader.email(),
                    subject,
                    Sentences.of(
                                    key + ".text",
                                    session.clientName(),
                                    theirs.name(),
                                    session.request().purpose(),
                                    settings.baseUrl() + href)
                            .in(in));
            notices.tell(new Notice(reader, Happening.REMOTE_REQUEST, letter, subject, href)
                    .about(session.id().value())
                    .ringing(Sentences.of(
                            "remote.bell." + session.state(),
                            session.clientName(),
                            number.map(" – "::concat).orElse(""))));
        });
    }
}
