package pl.sos.notifications;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.identity.Person;
import pl.sos.identity.testing.RouteSamples;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Sentence;
import pl.sos.notifications.internal.PushStore;
import pl.sos.notifications.internal.UnsubscribeLinks;
import pl.sos.outbox.Letter;
import pl.sos.outbox.Outbox;

/** A subscribed browser, a line behind the bell, a way out of a letter and a letter, for the walk over all routes. */
@Component
class NoticeSamples implements RouteSamples {
    private final PushStore pushes;
    private final UnsubscribeLinks links;
    private final Outbox outbox;
    private final Notices notices;
    private final TransactionTemplate transaction;
    private final Clock clock;

    NoticeSamples(
            PushStore pushes,
            UnsubscribeLinks links,
            Outbox outbox,
            Notices notices,
            TransactionTemplate transaction,
            Clock clock) {
        this.pushes = pushes;
        this.links = links;
        this.outbox = outbox;
        this.notices = notices;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Map<String, String> make(ClientId client, Person contact) {
        return Scope.asSystem(() -> {
            var letter = sample(contact);
            transaction.executeWithoutResult(status -> outbox.send(letter));
            return Map.of(
                    "/account/notifications/push/{id}/remove id",
                    browser(contact),
                    "/unsubscribe/{token} token",
                    links.token(contact.id(), Happening.ANSWERED.name()),
                    "/admin/outbox/{letter}/retry letter",
                    letter.id().toString());
        });
    }

    @Override
    public Map<String, String> own(Person staff) {
        var letter = sample(staff);
        var notice = new Notice(staff, Happening.MAIL_WAITS, letter, "Próba", "/mail")
                .ringing(new Sentence("Próba", "A trial"));
        return Scope.asSystem(() -> {
            transaction.executeWithoutResult(status -> notices.tell(notice));
            return Map.of(
                    "/bell/{id} id",
                    letter.id().toString(),
                    "/account/notifications/push/{id}/remove id",
                    browser(staff));
        });
    }

    private String browser(Person person) {
        pushes.subscribe(
                person.id(), "https://push.example/" + person.id(), new byte[65], new byte[16], "", clock.instant());
        return pushes.of(person.id()).getFirst().id().toString();
    }

    private static Letter sample(Person person) {
        return Letter.once("sample:" + person.id(), Optional.empty(), person.email(), "Próba", "Próba");
    }
}
