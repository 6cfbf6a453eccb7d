package pl.sos.outbox;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.ground.HouseClock;
import pl.sos.ground.Settings;
import pl.sos.outbox.internal.MailStore;

/**
 * Where outgoing mail is handed in. A letter belongs to the caller's transaction: it leaves if and when that commits,
 * and is tried again until the mail server took it. A letter may arrive twice when a node dies between sending and
 * noting it; both copies carry the same Message-ID, so that mail programs show one.
 */
@Component
public class Outbox {
    private final MailStore store;
    private final ApplicationEventPublisher events;
    private final Settings settings;
    private final Clock clock;

    Outbox(MailStore store, ApplicationEventPublisher events, Settings settings, Clock clock) {
        this.store = store;
        this.events = events;
        this.settings = settings;
        this.clock = clock;
    }

    /** A letter was handed in; heard after the commit. */
    public record Posted(UUID letter) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Letter letter) {
        send(letter, Optional.empty(), Optional.empty(), clock.instant());
    }

    /** @param about what the letter is about, so that it can be {@link #withdraw taken back} while it waits */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Letter letter, UUID about) {
        send(letter, Optional.of(about), Optional.empty(), clock.instant());
    }

    /** @param matter what the letter belongs to, such as a message, so that {@link Postings} tells what became of it */
    @Transactional(propagation = Propagation.MANDATORY)
    public void sendOf(UUID matter, Letter letter) {
        send(letter, Optional.empty(), Optional.of(matter), clock.instant());
    }

    /**
     * @param about so that it can be taken back
     * @param matter so that {@link Postings} tells what became of it
     * @param notBefore when it may leave
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Letter letter, Optional<UUID> about, Optional<UUID> matter, Instant notBefore) {
        if (HouseClock.moment().isPresent()) {
            // What is loaded with its history tells of letters of days past: they arrived then, and none leaves today.
            store.insertDelivered(letter, matter, clock.instant());
        } else if (store.insert(letter, about, matter, notBefore, clock.instant())) {
            events.publishEvent(new Posted(letter.id()));
        }
    }

    /**
     * What these letters say is no longer so: those that wait will not leave. What is with the mail server at this moment
     * may still arrive. On the demo's mailbox page a letter has arrived once it was written.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(UUID about) {
        withdraw(List.of(about));
    }

    /** The same of many at once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(Collection<UUID> about) {
        if (!settings.demo() || settings.smtp() != null) {
            store.withdraw(about);
        }
    }

    /** The Message-ID of a letter, for those that answer it or refer to it; with angle brackets. */
    public String messageId(UUID letter) {
        return messageId(letter, settings.baseUrl());
    }

    /** The Message-ID (RFC 5322 section 3.6.4) is the letter's id at the host that people know. */
    public static String messageId(UUID letter, URI baseUrl) {
        var host = baseUrl.getHost() == null ? "localhost" : baseUrl.getHost();
        return "<" + letter + "@" + host + ">";
    }
}
