package pl.sos.identity;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.ground.Scope;
import pl.sos.identity.internal.AuditChain;
import pl.sos.identity.internal.AuditStore;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Slice;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything a person did, append-only. An entry is part of the transaction that it speaks of; within about a second a
 * background job takes it into a chain of hashes, so that a later change or removal shows.
 */
@Component
public class AuditLog {
    private static final int MAX_VALUE = 1000;
    private static final int PAGE = 50;

    private final AuditStore store;
    private final AuditChain chain;
    private final JsonMapper json;
    private final Clock clock;

    AuditLog(AuditStore store, AuditChain chain, JsonMapper json, Clock clock) {
        this.store = store;
        this.chain = chain;
        this.json = json;
        this.clock = clock;
    }

    /** What a look at the whole chain found. */
    public sealed interface Verdict {
        /** @param head the newest hash, to be kept elsewhere: a chain that was rewritten as a whole has another */
        record Intact(long entries, String head) implements Verdict {}

        /** @param number of the first entry that does not fit */
        record Broken(long number, Fault fault) implements Verdict {}
    }

    /**
     * What a list of entries is narrowed to; empty values narrow nothing.
     *
     * @param action the beginning of it
     */
    public record Filter(Optional<UUID> person, String action, String subject) {}

    /** What is wrong with an entry. */
    public enum Fault {
        CHANGED,
        MISSING,
        NEVER_SEALED,
        OTHER_HEAD
    }

    /**
     * Notes what the person of this request does; outside of a request, what the system does.
     *
     * @param action dotted, room first, such as {@code tickets.resolved}
     * @param subject kind and name of what it was done to, such as {@code ticket:SOS-1042}
     * @param detail no secrets, no contents of messages
     */
    @Transactional
    public void record(String action, String subject, Map<String, ?> detail) {
        recordAll(action, Map.of(subject, detail));
    }

    /** As {@link #record(String, String, Map)} for many that the same was done to; in one round trip. */
    @Transactional
    public void recordAll(String action, Map<String, ? extends Map<String, ?>> details) {
        var who = SignedIn.current();
        var via = who.map(one -> one.via().name()).orElse("SYSTEM");
        store.append(details.entrySet().stream()
                .map(one -> entry(who.map(SignedIn::id), via, action, one.getKey(), one.getValue()))
                .toList());
    }

    /** As {@link #record(String, String, Map)}, for moments at which the person is known but not signed in yet. */
    @Transactional
    public void record(PersonId person, String action, String subject, Map<String, ?> detail) {
        var via = SignedIn.current()
                .filter(who -> who.id().equals(person))
                .map(who -> who.via().name())
                .orElse("DOOR");
        store.append(List.of(entry(Optional.of(person), via, action, subject, detail)));
    }

    private AuditEntry entry(
            Optional<PersonId> person, String via, String action, String subject, Map<String, ?> detail) {
        var cut = new TreeMap<String, String>();
        detail.forEach((name, value) -> cut.put(name, cut(String.valueOf(value))));
        return new AuditEntry(
                Ids.next(),
                clock.instant(),
                person,
                Optional.empty(),
                via,
                cut(action),
                cut(subject),
                json.writeValueAsString(cut));
    }

    /**
     * Seals what is not sealed yet and walks the whole chain. The length of that walk grows with the log: about a second
     * for half a million entries.
     */
    @Transactional(propagation = Propagation.NEVER)
    public Verdict verify() {
        return Scope.asSystem(chain::verify);
    }

    /** As {@link #verify()}, and the chain must contain a head that was noted earlier. */
    @Transactional(propagation = Propagation.NEVER)
    public Verdict verify(String notedHead) {
        return Scope.asSystem(() -> {
            var verdict = chain.verify();
            return verdict instanceof Verdict.Intact intact && !chain.contains(notedHead)
                    ? new Verdict.Broken(intact.entries(), Fault.OTHER_HEAD)
                    : verdict;
        });
    }

    /**
     * Newest first; needs a scope that sees all.
     *
     * @param after the cursor of the slice before
     */
    @Transactional(readOnly = true)
    public Slice<AuditEntry> page(Filter filter, Optional<UUID> after) {
        var found = store.page(filter, after, PAGE + 1);
        return found.size() <= PAGE
                ? new Slice<>(found, Optional.empty())
                : new Slice<>(
                        found.subList(0, PAGE),
                        Optional.of(found.get(PAGE - 1).id().toString()));
    }

    private static String cut(String text) {
        var clean = text.replace("\0", "");
        return clean.length() <= MAX_VALUE ? clean : clean.substring(0, MAX_VALUE) + "…";
    }
}
