package pl.sos.identity.internal;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.identity.AuditEntry;
import pl.sos.identity.AuditLog.Fault;
import pl.sos.identity.AuditLog.Verdict;
import pl.sos.kernel.PersonId;

/** The chain of hashes over the audit's entries. Everything here expects to run in scope system. */
@Component
public class AuditChain {
    private static final int BATCH = 2000;
    private static final byte[] NOTHING = new byte[32];
    private static final String WALK = """
            select s.number, s.hash, e.* from identity.audit_seal s
            left join identity.audit_entry e on e.id = s.entry_id order by s.number""";

    private final AuditStore store;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final TransactionTemplate snapshot;

    AuditChain(AuditStore store, JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.store = store;
        this.jdbc = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        this.jdbc.setFetchSize(1000);
        this.transaction = new TransactionTemplate(transactions);
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Takes what waits into the chain, unless another node is at it. */
    void sealWaiting() {
        while (Boolean.TRUE.equals(
                transaction.execute(status -> store.hasUnsealed() && store.lockChain() && sealBatch() == BATCH))) {
            // a full batch: there may be more
        }
    }

    private int sealBatch() {
        var entries = store.unsealed(BATCH);
        if (entries.isEmpty()) {
            return 0;
        }
        var last = store.lastSeal();
        long number = last.map(AuditStore.Seal::number).orElse(0L);
        byte[] hash = last.map(AuditStore.Seal::hash).orElse(NOTHING);
        var hashes = new byte[entries.size()][];
        for (int i = 0; i < hashes.length; i++) {
            hash = link(hash, number + 1 + i, entries.get(i));
            hashes[i] = hash;
        }
        store.seal(entries.stream().map(AuditEntry::id).toArray(UUID[]::new), number + 1, hashes);
        return hashes.length;
    }

    public Verdict verify() {
        transaction.executeWithoutResult(status -> {
            store.waitForChain();
            while (sealBatch() == BATCH) {
                // until nothing waits
            }
        });
        return Objects.requireNonNull(snapshot.execute(status -> walk()));
    }

    /** @param head hexadecimal, as {@link Verdict.Intact} gave it */
    public boolean contains(String head) {
        byte[] hash;
        try {
            hash = HexFormat.of().parseHex(head.strip());
        } catch (IllegalArgumentException noHash) {
            return false;
        }
        return Boolean.TRUE.equals(transaction.execute(status -> store.hasSeal(hash)));
    }

    private Verdict walk() {
        ResultSetExtractor<Verdict> walker = rows -> {
            long expected = 1;
            byte[] hash = NOTHING;
            while (rows.next()) {
                if (rows.getLong("number") != expected || rows.getObject("id") == null) {
                    return new Verdict.Broken(expected, Fault.MISSING);
                }
                hash = link(hash, expected, AuditStore.read(rows, Optional.empty()));
                if (!Arrays.equals(hash, rows.getBytes("hash"))) {
                    return new Verdict.Broken(expected, Fault.CHANGED);
                }
                expected++;
            }
            return new Verdict.Intact(expected - 1, HexFormat.of().formatHex(hash));
        };
        var verdict = Objects.requireNonNull(jdbc.query(WALK, walker));
        return verdict instanceof Verdict.Intact intact && store.forgotten().isPresent()
                ? new Verdict.Broken(intact.entries() + 1, Fault.NEVER_SEALED)
                : verdict;
    }

    /** Each part goes in with its length before it, so that no two entries read the same. */
    static byte[] link(byte[] before, long number, AuditEntry entry) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.write(before);
            out.writeLong(number);
            out.writeLong(entry.id().getMostSignificantBits());
            out.writeLong(entry.id().getLeastSignificantBits());
            out.writeLong(entry.at().getEpochSecond());
            out.writeInt(entry.at().get(ChronoField.MICRO_OF_SECOND));
            part(out, entry.person().map(PersonId::toString).orElse(null));
            part(out, entry.via());
            part(out, entry.action());
            part(out, entry.subject());
            part(out, entry.detail());
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void part(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
        } else {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }
}
