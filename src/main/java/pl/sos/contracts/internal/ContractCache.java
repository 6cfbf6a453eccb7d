package pl.sos.contracts.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import pl.sos.contracts.Contract;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Topic;
import pl.sos.kernel.ClientId;

/**
 * The contracts of the clients that were asked for lately. Nobody waits here for another's query: a reader that holds a
 * connection and waits for one that waits for a connection would stop both. A transaction that changed a client's
 * contracts reads past the cache, and what it read never gets in; after the commit every node forgets the client.
 */
@Component
public class ContractCache {
    private static final int CLIENTS = 20_000;
    /** How long another node may go on with what it knew should the word of a change not reach it. */
    private static final Duration AT_MOST_STALE = Duration.ofSeconds(60);

    private static final String TOPIC = "contracts:";

    private final Cache<ClientId, List<Contract>> kept = Caffeine.newBuilder()
            .maximumSize(CLIENTS)
            .expireAfterWrite(AT_MOST_STALE)
            .build();
    private final LiveEvents events;
    private long changes;

    ContractCache(LiveEvents events) {
        this.events = events;
        var unused = events.subscribe(topic -> topic.name().startsWith(TOPIC), topics -> topics.forEach(this::heard));
    }

    public List<Contract> get(ClientId client, Supplier<List<Contract>> load) {
        if (changedHere().contains(client)) {
            return load.get();
        }
        List<Contract> known = kept.getIfPresent(client);
        if (known != null) {
            return known;
        }
        long before = changesSoFar();
        List<Contract> loaded = List.copyOf(load.get());
        keepUnlessChanged(client, loaded, before);
        return loaded;
    }

    /** Says that the running transaction changed a contract of this client. */
    public void changed(ClientId client) {
        Set<ClientId> changed = changedHere();
        if (changed.isEmpty()) {
            changed = new HashSet<>();
            TransactionSynchronizationManager.bindResource(this, changed);
            TransactionSynchronizationManager.registerSynchronization(new ForgetAfterwards(changed));
        }
        if (changed.add(client)) {
            events.publish(Topic.of(TOPIC + client.value()));
        }
    }

    private void heard(Topic topic) {
        forget(Set.of(new ClientId(UUID.fromString(topic.name().substring(TOPIC.length())))));
    }

    private synchronized long changesSoFar() {
        return changes;
    }

    private synchronized void keepUnlessChanged(ClientId client, List<Contract> loaded, long before) {
        if (changes == before) {
            kept.put(client, loaded);
        }
    }

    private synchronized void forget(Set<ClientId> clients) {
        changes++;
        kept.invalidateAll(clients);
    }

    @SuppressWarnings("unchecked")
    private Set<ClientId> changedHere() {
        var bound = (@Nullable Set<ClientId>) TransactionSynchronizationManager.getResource(this);
        return Optional.ofNullable(bound).orElse(Set.of());
    }

    private final class ForgetAfterwards implements TransactionSynchronization {
        private final Set<ClientId> clients;

        private ForgetAfterwards(Set<ClientId> clients) {
            this.clients = clients;
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(ContractCache.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(ContractCache.this, clients);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResource(ContractCache.this);
            forget(clients);
        }
    }
}
