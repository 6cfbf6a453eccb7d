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
import pl.sos.notifications.internal.PushStore;
import pl.sos.notifications.internal.UnsubscribeLinks;
import pl.sos.outbox.Letter;
import pl.sos.outbox.Outbox;

/** A subscribed browser, a way out of a letter and a letter, for the walk over all routes. */
@Component
class NoticeSamples implements RouteSamples {
    private final PushStore pushes;
    private final UnsubscribeLinks links;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    NoticeSamples(
            PushStore pushes, UnsubscribeLinks links, Outbox outbox, TransactionTemplate transaction, Clock clock) {
        this.pushes = pushes;
        this.links = links;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Map<String, String> make(ClientId client, Person contact) {
        return Scope.asSystem(() -> {
            pushes.subscribe(
                    contact.id(),
                    "https://push.example/" + contact.id(),
                    new byte[65],
                    new byte[16],
                    "",
                    clock.instant());
            var letter = Letter.once("sample:" + contact.id(), Optional.empty(), contact.email(), "Próba", "Próba");
            transaction.executeWithoutResult(status -> outbox.send(letter));
            return Map.of(
                    "/account/notifications/push/{id}/remove id",
                    pushes.of(contact.id()).getFirst().id().toString(),
                    "/unsubscribe/{token} token",
                    links.token(contact.id(), Happening.ANSWERED.name()),
                    "/admin/outbox/{letter}/retry letter",
                    letter.id().toString());
        });
    }
}
