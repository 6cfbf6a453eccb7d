package pl.sos.remote;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Slice;
import pl.sos.page.Times;
import pl.sos.remote.internal.Keeping;

/**
 * The register of clients' databases that are with us (RODO art. 28 ust. 3 lit. g and h). Needs a
 * {@link pl.sos.ground.Scope}: a client reads of its own, staff write.
 */
@Component
public class DatabaseCopies {
    private static final int MOST = 500;

    private final Keeping keeping;
    private final Clock clock;

    DatabaseCopies(Keeping keeping, Clock clock) {
        this.keeping = keeping;
        this.clock = clock;
    }

    public CopyResult receive(ReceiveCopy wish, PersonId by) {
        return keeping.receive(wish, by);
    }

    public CopyResult change(ChangeCopy wish, PersonId by) {
        return keeping.change(wish, by);
    }

    /** It is gone; from now on there is a certificate. Deleted before: as it was then. */
    public CopyResult delete(CopyId id, Instant at, String how, PersonId by) {
        return keeping.delete(id, at, how, by);
    }

    @Transactional(readOnly = true)
    public Optional<DatabaseCopy> find(CopyId id) {
        return keeping.find(id);
    }

    /**
     * The latest to come first.
     *
     * @param after the cursor of the slice before
     * @param limit 1 to {@value #MOST}
     */
    @Transactional(readOnly = true)
    public Slice<DatabaseCopy> page(CopyFilter filter, Optional<String> after, int limit) {
        return keeping.page(filter, after, Math.clamp(limit, 1, MOST));
    }

    @Transactional(readOnly = true)
    public List<Happened> history(CopyId id) {
        return keeping.history(id);
    }

    /** Europe/Warsaw */
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Times.ZONE);
    }
}
