package pl.sos.outbox;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.ground.Scope;
import pl.sos.outbox.internal.BounceStore;
import pl.sos.outbox.internal.MailStore;

/**
 * Addresses that send our letters back. The room that reads mail marks them, and so does the sender when the mail server
 * refuses an address at once. A person who gets another address begins anew with that.
 */
@Component
public class Bounces {
    private static final int MAX_WHY = 500;
    /** How long the report of a letter that was given up may be on its way. */
    private static final Duration ITS_WAY_BACK = Duration.ofDays(1);

    private static final Pattern OUR_ID =
            Pattern.compile("<?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@[^>]*>?");

    private final BounceStore store;
    private final MailStore mails;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Bounces(BounceStore store, MailStore mails, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.mails = mails;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Marks an address, whatever the scope. A temporary trouble does not take back what was permanent.
     *
     * @param address as in the report; marked only if a letter of ours ever went there, since anybody can write a report
     * @param why as the other server said it
     * @return whether it is marked now
     */
    @Transactional
    public boolean mark(String address, boolean permanent, String why) {
        var plain = address.strip().toLowerCase(Locale.ROOT);
        return Scope.asSystem(() -> {
            if (!mails.everWentTo(plain)) {
                return false;
            }
            var bounce = new Bounce(plain, permanent, oneLine(why), clock.instant());
            if (store.mark(bounce)) {
                events.publishEvent(new AddressBounced(bounce));
            }
            return true;
        });
    }

    /**
     * What is known of the letter that came back: it is shown as bounced, and its address is marked.
     *
     * @param messageId of the letter, with or without angle brackets
     * @return the address that was marked; empty when no letter of ours has this id
     */
    @Transactional
    public Optional<String> letterCameBack(String messageId, boolean permanent, String why) {
        return letter(messageId)
                .flatMap(id -> Scope.asSystem(() -> mails.cameBack(id, permanent, oneLine(why))))
                .filter(address -> mark(address, permanent, why));
    }

    /** The letter of this Message-ID, with or without angle brackets; empty when the id cannot be one of ours. */
    public static Optional<UUID> letter(String messageId) {
        var id = OUR_ID.matcher(messageId.strip());
        return id.matches() ? Optional.of(UUID.fromString(id.group(1))) : Optional.empty();
    }

    @Transactional(readOnly = true)
    public Optional<Bounce> of(String address) {
        return Optional.ofNullable(of(List.of(address)).get(address));
    }

    /** By address; those that take mail are left out. For staff. */
    @Transactional(readOnly = true)
    public Map<String, Bounce> of(Collection<String> addresses) {
        return store.find(addresses).stream().collect(Collectors.toMap(Bounce::address, Function.identity()));
    }

    /** Somebody made sure that the address works: what waited for it leaves, unless it is older than five days. */
    @Transactional
    public void clear(String address) {
        Scope.asSystem(() -> {
            store.clear(address);
            mails.release(address, clock.instant(), clock.instant().minus(MailStore.PATIENCE));
            events.publishEvent(new AddressTakesMail(address));
        });
    }

    /**
     * Takes the mark off addresses that took no mail for now and take it again: a letter that left later did not come back
     * in the days in which servers try. Scope system.
     */
    @Transactional
    public void lookAgain() {
        store.clearThoseThatTakeMail(clock.instant().minus(MailStore.PATIENCE).minus(ITS_WAY_BACK))
                .forEach(address -> events.publishEvent(new AddressTakesMail(address)));
    }

    private static String oneLine(String text) {
        var line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= MAX_WHY ? line : line.substring(0, MAX_WHY);
    }
}
