package pl.sos.remote.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import pl.sos.clients.Client;
import pl.sos.ground.Vendor;
import pl.sos.ground.VendorData;
import pl.sos.kernel.Slice;
import pl.sos.remote.CopyFilter;
import pl.sos.remote.DatabaseCopies;
import pl.sos.remote.DatabaseCopy;
import pl.sos.remote.RemoteSession;
import pl.sos.remote.RemoteSessions;
import pl.sos.remote.SessionFilter;

/** Everything in the register about one client: what an export holds. */
@Component
public class ClientRegister {
    private static final int AT_ONCE = 500;

    /** An export is one document; so much of it a person can still read and a server print. */
    private static final int MOST = 5000;

    private final RemoteSessions sessions;
    private final DatabaseCopies copies;
    private final VendorData vendor;

    ClientRegister(RemoteSessions sessions, DatabaseCopies copies, VendorData vendor) {
        this.sessions = sessions;
        this.copies = copies;
        this.vendor = vendor;
    }

    /**
     * What an export holds.
     *
     * @param vendor whose register it is (art. 30 ust. 2 lit. a RODO), where somebody said it
     * @param printedOn in words
     */
    public record Whole(
            Client client,
            Optional<Vendor> vendor,
            List<RemoteSession> sessions,
            List<DatabaseCopy> copies,
            String printedOn) {}

    Whole of(Client client, String printedOn) {
        var filter = new CopyFilter(Optional.of(client.id()), Optional.empty(), copies.today());
        return new Whole(
                client,
                vendor.get(),
                all(after -> sessions.page(SessionFilter.of(client.id()), after, AT_ONCE)),
                all(after -> copies.page(filter, after, AT_ONCE)),
                printedOn);
    }

    private static <T> List<T> all(Function<Optional<String>, Slice<T>> page) {
        var all = new ArrayList<T>();
        Optional<String> after = Optional.empty();
        do {
            var slice = page.apply(after);
            all.addAll(slice.items());
            after = slice.next();
        } while (after.isPresent() && all.size() < MOST);
        return all;
    }
}
