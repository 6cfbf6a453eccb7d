package pl.sos.ground.internal;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import pl.sos.ground.Database;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Topic;

/**
 * Live events over PostgreSQL's NOTIFY. A NOTIFY takes a lock of the whole database at commit, so it is never part of
 * the work's own transaction: one thread gathers what was published and sends it in batches on its own connection.
 */
public final class PostgresLiveEvents implements LiveEvents, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(PostgresLiveEvents.class);

    private static final String CHANNEL = "sos_live";
    private static final int LONGEST = 7500;
    private static final int PAUSE_MILLIS = 50;

    private record Watcher(Predicate<Topic> wanted, Consumer<Set<Topic>> listener) {}

    private final Database database;
    private final boolean listening;
    private final String node = UUID.randomUUID().toString();
    private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
    private final Object gathering = new Object();
    private Set<Topic> gathered = new LinkedHashSet<>();
    private volatile boolean running;
    private final List<Thread> threads = new ArrayList<>();
    private volatile @Nullable Connection ear;

    public PostgresLiveEvents(Database database, boolean listening) {
        this.database = database;
        this.listening = listening;
    }

    @Override
    public void publish(Collection<Topic> topics) {
        if (topics.isEmpty()) {
            return;
        }
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            gather(topics);
            return;
        }
        for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof AfterCommit pending && pending.of == this) {
                pending.topics.addAll(topics);
                return;
            }
        }
        TransactionSynchronizationManager.registerSynchronization(new AfterCommit(this, new LinkedHashSet<>(topics)));
    }

    private record AfterCommit(PostgresLiveEvents of, Set<Topic> topics) implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            of.gather(topics);
        }
    }

    private void gather(Collection<Topic> topics) {
        synchronized (gathering) {
            gathered.addAll(topics);
            gathering.notifyAll();
        }
    }

    @Override
    public Subscription subscribe(Predicate<Topic> wanted, Consumer<Set<Topic>> listener) {
        var watcher = new Watcher(wanted, listener);
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    @Override
    public void start() {
        running = true;
        threads.add(Thread.ofPlatform().daemon().name("live-out").start(this::sendAll));
        if (listening) {
            threads.add(Thread.ofPlatform().daemon().name("live-in").start(this::listen));
        }
    }

    @Override
    public void stop() {
        running = false;
        synchronized (gathering) {
            gathering.notifyAll();
        }
        close(ear);
        for (Thread thread : threads) {
            try {
                thread.join(2000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void sendAll() {
        Connection mouth = null;
        while (true) {
            Set<Topic> batch = next();
            if (batch.isEmpty()) {
                close(mouth);
                return;
            }
            tellHere(batch.stream().filter(topic -> !topic.isAmongNodes()).toList());
            try {
                if (mouth == null || mouth.isClosed()) {
                    mouth = database.asApp();
                }
                tellOthers(mouth, batch);
            } catch (SQLException | RuntimeException e) {
                log.warn("other nodes were not told of {} topics: {}", batch.size(), e.getMessage());
                close(mouth);
                mouth = null;
            }
        }
    }

    /** What was gathered; empty when we are to end and nothing is left. The first of a quiet time is taken at once. */
    private Set<Topic> next() {
        synchronized (gathering) {
            while (gathered.isEmpty()) {
                if (!running) {
                    return Set.of();
                }
                try {
                    gathering.wait();
                } catch (InterruptedException e) {
                    return Set.of();
                }
            }
            Set<Topic> batch = gathered;
            gathered = new LinkedHashSet<>();
            return batch;
        }
    }

    private void tellHere(Collection<Topic> batch) {
        for (Watcher watcher : watchers) {
            var his = new LinkedHashSet<Topic>();
            try {
                batch.stream().filter(watcher.wanted()).forEach(his::add);
                if (!his.isEmpty()) {
                    watcher.listener().accept(his);
                }
            } catch (RuntimeException e) {
                log.warn("a watcher failed", e);
            }
        }
    }

    private void tellOthers(Connection mouth, Set<Topic> batch) throws SQLException {
        try (var statement = mouth.prepareStatement("select pg_notify('" + CHANNEL + "', ?)")) {
            var payload = new StringBuilder(node);
            int bytes = payload.length();
            for (Topic topic : batch) {
                int size = topic.name().getBytes(StandardCharsets.UTF_8).length + 1;
                if (bytes + size > LONGEST) {
                    statement.setString(1, payload.toString());
                    statement.execute();
                    payload.setLength(node.length());
                    bytes = payload.length();
                }
                payload.append('\n').append(topic.name());
                bytes += size;
            }
            statement.setString(1, payload.toString());
            statement.execute();
        }
        // What is published meanwhile goes in one batch: NOTIFY locks the whole database at its commit.
        pause(PAUSE_MILLIS);
    }

    private void listen() {
        while (running) {
            try (Connection connection = database.asApp()) {
                ear = connection;
                try (var statement = connection.createStatement()) {
                    statement.execute("listen " + CHANNEL);
                }
                var postgres = connection.unwrap(PGConnection.class);
                while (running) {
                    var heard = postgres.getNotifications(30_000);
                    if (heard == null || heard.length == 0) {
                        continue;
                    }
                    var topics = new LinkedHashSet<Topic>();
                    for (var notification : heard) {
                        List<String> lines = notification.getParameter().lines().toList();
                        if (!lines.getFirst().equals(node)) {
                            lines.stream().skip(1).map(Topic::of).forEach(topics::add);
                        }
                    }
                    if (!topics.isEmpty()) {
                        tellHere(topics);
                    }
                }
            } catch (SQLException | RuntimeException e) {
                if (running) {
                    log.warn("not hearing of other nodes' changes, trying again: {}", e.getMessage());
                    pause(1000);
                }
            }
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                log.debug("a connection was gone already", e);
            }
        }
    }
}
