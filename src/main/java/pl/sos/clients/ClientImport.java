package pl.sos.clients;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.clients.ImportPlan.PlannedContact;
import pl.sos.clients.ImportPlan.PlannedLine;
import pl.sos.clients.internal.ClientStore;
import pl.sos.clients.internal.ImportPlanner;
import pl.sos.clients.internal.ImportStore;
import pl.sos.clients.internal.ImportStore.ImportFile;
import pl.sos.clients.internal.TableFile;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Ids;
import pl.sos.kernel.Nip;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.PhoneNumber;

/**
 * Brings clients and contacts in from a table: CSV or XLSX, up to 10,000 lines and 10 MB. First a preview that writes
 * nothing, then, when it was confirmed, everything in one transaction but the lines in which something is wrong.
 */
@Component
public class ClientImport {
    /** The longest file that is read. */
    public static final int MOST_BYTES = TableFile.MOST_BYTES;

    private static final Duration KEPT = Duration.ofDays(1);

    private final ImportStore files;
    private final ClientStore store;
    private final Clients clients;
    private final Contacts contacts;
    private final Clock clock;

    ClientImport(ImportStore files, ClientStore store, Clients clients, Contacts contacts, Clock clock) {
        this.files = files;
        this.store = store;
        this.clients = clients;
        this.contacts = contacts;
        this.clock = clock;
    }

    /** Keeps the file for a day and says what importing it would do. */
    @Transactional
    public ImportPreview upload(String name, byte[] content, PersonId by) {
        var preview = look(Ids.next(), name, content);
        if (preview instanceof ImportPreview.Planned planned) {
            files.sweep(clock.instant().minus(KEPT));
            files.save(planned.file(), new ImportFile(planned.name(), content), by, clock.instant());
        }
        return preview;
    }

    /** What importing the file would do now. */
    @Transactional(readOnly = true)
    public ImportPreview preview(UUID file, PersonId by) {
        return files.find(file, by)
                .map(found -> look(file, found.name(), found.content()))
                .orElseGet(ImportPreview.NotThere::new);
    }

    /** @param fingerprint of the plan that was confirmed */
    @Transactional
    public ImportResult confirm(UUID file, PersonId by, String fingerprint) {
        var found = files.find(file, by);
        if (found.isEmpty()) {
            return new ImportResult.NotThere();
        }
        var now = look(file, found.get().name(), found.get().content());
        if (!(now instanceof ImportPreview.Planned planned)
                || !planned.plan().fingerprint().equals(fingerprint)) {
            return new ImportResult.Changed(now);
        }
        files.delete(file);
        return carryOut(planned.plan());
    }

    /** What importing would do, without keeping the file; for the command line. */
    @Transactional(readOnly = true)
    public ImportPreview look(String name, byte[] content) {
        return look(Ids.next(), name, content);
    }

    /** Imports at once; for the command line, which has shown the plan. */
    @Transactional
    public ImportResult importNow(String name, byte[] content, String fingerprint) {
        var now = look(name, content);
        return now instanceof ImportPreview.Planned planned
                        && planned.plan().fingerprint().equals(fingerprint)
                ? carryOut(planned.plan())
                : new ImportResult.Changed(now);
    }

    private ImportPreview look(UUID file, String name, byte[] content) {
        return switch (TableFile.read(content)) {
            case TableFile.Reading.Bad bad -> new ImportPreview.Unreadable(bad.code(), bad.detail());
            case TableFile.Reading.Good good -> {
                var missing = ImportPlanner.missingColumns(good.table());
                yield missing.isEmpty()
                        ? new ImportPreview.Planned(file, shortName(name), plan(good.table()))
                        : new ImportPreview.Unreadable("missing-columns", String.join(", ", missing));
            }
        };
    }

    private ImportPlan plan(TableFile table) {
        var keys = ImportPlanner.keys(table);
        var known = store.findByNips(keys.nips()).stream()
                .collect(Collectors.toMap(client -> client.nip().digits(), Function.identity()));
        return ImportPlanner.plan(table, known, files.ownersOf(keys.emails()));
    }

    private ImportResult carryOut(ImportPlan plan) {
        var ids = new HashMap<Nip, ClientId>();
        for (PlannedLine line : plan.lines()) {
            if (!line.wrong()) {
                var nip = Nip.parse(line.client().nip()).orElseThrow();
                var client = switch (line.action()) {
                    case CREATE -> create(line);
                    case UPDATE -> update(line);
                    case KEEP, LEAVE_OUT ->
                        line.existing()
                                .orElseGet(
                                        () -> Optional.ofNullable(ids.get(nip)).orElseThrow());
                };
                ids.putIfAbsent(nip, client);
                line.contact().ifPresent(contact -> add(client, contact));
            }
        }
        return new ImportResult.Imported(plan.creates(), plan.updates(), plan.contacts(), plan.wrong());
    }

    private ClientId create(PlannedLine line) {
        return switch (clients.create(line.client())) {
            case CreateClientResult.Created created -> created.client().id();
            case CreateClientResult.NipTaken taken -> throw overtaken(line);
            case CreateClientResult.SlugTaken taken -> throw overtaken(line);
            case CreateClientResult.Refused refused -> throw overtaken(line);
        };
    }

    private ClientId update(PlannedLine line) {
        var before = store.lock(line.existing().orElseThrow()).orElseThrow(() -> overtaken(line));
        var wanted = line.client();
        var change = new ChangeClient(
                before.id(),
                before.version(),
                wanted.name(),
                wanted.nip(),
                before.slug(),
                wanted.sizeBand().or(before::sizeBand),
                wanted.city().or(before::city),
                together(before.phones().stream().map(PhoneNumber::e164).toList(), wanted.phones()),
                together(before.domains(), wanted.domains()));
        if (clients.change(change) instanceof ChangeClientResult.Changed changed) {
            return changed.client().id();
        }
        throw overtaken(line);
    }

    private void add(ClientId client, PlannedContact contact) {
        var added = contacts.add(new NewContact(
                client, contact.name(), contact.email(), contact.phones(), contact.role(), contact.language()));
        if (!(added instanceof AddContactResult.Added)) {
            throw new IllegalStateException("somebody added " + contact.email() + " while it was imported");
        }
    }

    /** Within the moment between plan and write somebody did the same; the transaction goes back as a whole. */
    private static IllegalStateException overtaken(PlannedLine line) {
        return new IllegalStateException("line " + line.number() + " was overtaken by somebody's change");
    }

    private static List<String> together(List<String> before, List<String> added) {
        var all = new LinkedHashSet<>(before);
        all.addAll(added);
        return new ArrayList<>(all);
    }

    private static String shortName(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "");
        return last.length() <= 100 ? last : last.substring(0, 100);
    }
}
