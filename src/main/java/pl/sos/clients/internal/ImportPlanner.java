package pl.sos.clients.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import pl.sos.clients.Client;
import pl.sos.clients.CreateClient;
import pl.sos.clients.ImportPlan;
import pl.sos.clients.ImportPlan.Action;
import pl.sos.clients.ImportPlan.Change;
import pl.sos.clients.ImportPlan.PlannedContact;
import pl.sos.clients.ImportPlan.PlannedLine;
import pl.sos.clients.Violation;
import pl.sos.clients.internal.ClientFields.Reading;
import pl.sos.ground.PhoneNumbers;
import pl.sos.ground.PhoneReading;
import pl.sos.identity.EmailAddress;
import pl.sos.identity.Role;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Language;
import pl.sos.kernel.Nip;
import pl.sos.kernel.PhoneNumber;

/**
 * Decides line by line what an import does: a pure function of the file and of what is there already. A NIP that is known
 * updates its client – cells that are empty change nothing, phones and domains are added –, one that repeats in the file
 * adds a further contact.
 */
public final class ImportPlanner {
    private static final Pattern BETWEEN = Pattern.compile("[,;|/\\n]+");
    private static final Pattern BETWEEN_DOMAINS = Pattern.compile("[,;|\\s]+");

    private final Map<ImportColumn, Integer> columns;
    private final Map<String, Client> clientsByNip;
    private final Map<String, Optional<ClientId>> ownersByEmail;
    private final Map<String, Integer> firstLineOfNip = new HashMap<>();
    private final Map<String, CreateClient> firstOfNip = new HashMap<>();
    private final Map<String, Integer> firstLineOfEmail = new HashMap<>();

    private ImportPlanner(
            Map<ImportColumn, Integer> columns,
            Map<String, Client> clientsByNip,
            Map<String, Optional<ClientId>> ownersByEmail) {
        this.columns = columns;
        this.clientsByNip = clientsByNip;
        this.ownersByEmail = ownersByEmail;
    }

    /** Every NIP and every address of the table that can be read, to ask the database about. */
    public record Keys(List<Nip> nips, List<String> emails) {}

    public static Keys keys(TableFile table) {
        var planner = new ImportPlanner(ImportColumn.positions(table.header().cells()), Map.of(), Map.of());
        var nips = new LinkedHashSet<Nip>();
        var emails = new LinkedHashSet<String>();
        for (var line : table.lines()) {
            Nip.parse(planner.cell(line, ImportColumn.NIP)).ifPresent(nips::add);
            EmailAddress.normalise(planner.cell(line, ImportColumn.CONTACT_EMAIL))
                    .ifPresent(emails::add);
        }
        return new Keys(List.copyOf(nips), List.copyOf(emails));
    }

    /**
     * @param ownersByEmail addresses in use and the client of the person; empty for staff
     */
    public static ImportPlan plan(
            TableFile table, Map<String, Client> clientsByNip, Map<String, Optional<ClientId>> ownersByEmail) {
        var header = table.header().cells();
        var planner = new ImportPlanner(ImportColumn.positions(header), clientsByNip, ownersByEmail);
        var unknown = header.stream()
                .filter(head -> !head.isBlank() && ImportColumn.of(head).isEmpty())
                .toList();
        return new ImportPlan(
                table.format(),
                unknown,
                table.lines().stream().map(planner::plan).toList());
    }

    /** A table without these says nothing about clients. */
    public static List<String> missingColumns(TableFile table) {
        var there = ImportColumn.positions(table.header().cells()).keySet();
        return Stream.of(ImportColumn.NAME, ImportColumn.NIP)
                .filter(column -> !there.contains(column))
                .map(ImportColumn::name)
                .toList();
    }

    private PlannedLine plan(TableFile.Line line) {
        var client = client(line);
        var problems = new ArrayList<Violation>();
        var fields = ClientFields.read(
                client.name(),
                client.nip(),
                client.slug(),
                client.sizeBand(),
                client.city(),
                client.phones(),
                client.domains());
        var contact = contact(line, problems);
        return switch (fields) {
            case Reading.Bad bad -> {
                var all = new ArrayList<>(bad.violations());
                all.addAll(problems);
                yield leftOut(line, client, contact, all);
            }
            case Reading.Good good -> plan(line, client, good.fields(), contact, problems);
        };
    }

    private PlannedLine plan(
            TableFile.Line line,
            CreateClient client,
            ClientFields fields,
            Optional<PlannedContact> contact,
            List<Violation> problems) {
        var nip = fields.nip().digits();
        var existing = Optional.ofNullable(clientsByNip.get(nip));
        var first = firstOfNip.get(nip);
        if (first != null) {
            checkRepeated(client, first, String.valueOf(firstLineOfNip.get(nip)), contact, problems);
        }
        boolean known = contact.isPresent() && emailKnown(contact.get(), existing, problems);
        if (!problems.isEmpty()) {
            return leftOut(line, client, contact, problems);
        }
        var added = known ? Optional.<PlannedContact>empty() : contact;
        contact.ifPresent(person -> firstLineOfEmail.put(normal(person.email()), line.number()));
        if (first != null) {
            return new PlannedLine(
                    line.number(), Action.KEEP, existing.map(Client::id), client, added, List.of(), List.of());
        }
        firstOfNip.put(nip, client);
        firstLineOfNip.put(nip, line.number());
        var changes = existing.map(before -> changes(before, fields)).orElse(List.of());
        var action = existing.isEmpty() ? Action.CREATE : changes.isEmpty() ? Action.KEEP : Action.UPDATE;
        return new PlannedLine(line.number(), action, existing.map(Client::id), client, added, changes, List.of());
    }

    private static void checkRepeated(
            CreateClient client,
            CreateClient first,
            String firstLine,
            Optional<PlannedContact> contact,
            List<Violation> problems) {
        if (!Folding.fold(client.name())
                .strip()
                .equals(Folding.fold(first.name()).strip())) {
            problems.add(new Violation("nip", "nip-repeated", firstLine));
        } else if (contact.isEmpty()) {
            problems.add(new Violation("nip", "line-repeated", firstLine));
        }
    }

    /** Whether the address is this client's contact already; a problem when it is somebody else's. */
    private boolean emailKnown(PlannedContact contact, Optional<Client> existing, List<Violation> problems) {
        var email = normal(contact.email());
        var earlier = firstLineOfEmail.get(email);
        if (earlier != null) {
            problems.add(new Violation("email", "email-repeated", earlier.toString()));
            return false;
        }
        var owner = ownersByEmail.get(email);
        if (owner == null) {
            return false;
        }
        if (owner.isPresent() && owner.equals(existing.map(Client::id))) {
            return true;
        }
        problems.add(new Violation("email", "email-taken", contact.email()));
        return false;
    }

    private static List<Change> changes(Client before, ClientFields fields) {
        var changes = new ArrayList<Change>();
        change(changes, "name", before.name(), fields.name());
        change(
                changes,
                "sizeBand",
                before.sizeBand().orElse(""),
                fields.sizeBand().orElse(""));
        change(changes, "city", before.city().orElse(""), fields.city().orElse(""));
        change(
                changes,
                "phones",
                joined(before.phones().stream().map(PhoneNumber::e164)),
                joined(Stream.concat(before.phones().stream(), fields.phones().stream())
                        .distinct()
                        .map(PhoneNumber::e164)));
        change(
                changes,
                "domains",
                joined(before.domains().stream()),
                joined(Stream.concat(before.domains().stream(), fields.domains().stream())
                        .distinct()));
        return changes;
    }

    private static void change(List<Change> changes, String field, String was, String becomes) {
        if (!becomes.isEmpty() && !becomes.equals(was)) {
            changes.add(new Change(field, was, becomes));
        }
    }

    private CreateClient client(TableFile.Line line) {
        return new CreateClient(
                cell(line, ImportColumn.NAME),
                cell(line, ImportColumn.NIP),
                Optional.empty(),
                filled(line, ImportColumn.SIZE_BAND),
                filled(line, ImportColumn.CITY),
                parts(cell(line, ImportColumn.PHONES), BETWEEN),
                parts(cell(line, ImportColumn.DOMAINS), BETWEEN_DOMAINS));
    }

    private Optional<PlannedContact> contact(TableFile.Line line, List<Violation> problems) {
        var name = cell(line, ImportColumn.CONTACT_NAME);
        var email = cell(line, ImportColumn.CONTACT_EMAIL);
        if (name.isEmpty() && email.isEmpty()) {
            return Optional.empty();
        }
        if (name.isEmpty()) {
            problems.add(new Violation("contact", "contact-name-required", email));
        }
        if (EmailAddress.normalise(email).isEmpty()) {
            problems.add(new Violation("email", email.isEmpty() ? "contact-email-required" : "bad-email", email));
        }
        var phones = parts(cell(line, ImportColumn.CONTACT_PHONES), BETWEEN);
        for (String phone : phones) {
            if (PhoneNumbers.read(phone) instanceof PhoneReading.NotRead not) {
                problems.add(new Violation("phone", ClientFields.phoneCode(not.why()), phone));
            }
        }
        return Optional.of(new PlannedContact(name, email, phones, role(line, problems), language(line, problems)));
    }

    private Role role(TableFile.Line line, List<Violation> problems) {
        var given = cell(line, ImportColumn.CONTACT_ROLE);
        return switch (Folding.fold(given).replaceAll("[^a-z]", "")) {
            case "", "user", "uzytkownik", "pracownik", "clientuser" -> Role.CLIENT_USER;
            case "decisionmaker", "decydent", "osobadecyzyjna", "prezes", "zarzad" -> Role.DECISION_MAKER;
            default -> {
                problems.add(new Violation("role", "role-unknown", given));
                yield Role.CLIENT_USER;
            }
        };
    }

    private Language language(TableFile.Line line, List<Violation> problems) {
        var given = cell(line, ImportColumn.LANGUAGE);
        return switch (Folding.fold(given)) {
            case "", "pl", "polski", "polish" -> Language.PL;
            case "en", "angielski", "english" -> Language.EN;
            default -> {
                problems.add(new Violation("language", "language-unknown", given));
                yield Language.PL;
            }
        };
    }

    private static PlannedLine leftOut(
            TableFile.Line line, CreateClient client, Optional<PlannedContact> contact, List<Violation> problems) {
        return new PlannedLine(line.number(), Action.LEAVE_OUT, Optional.empty(), client, contact, List.of(), problems);
    }

    private Optional<String> filled(TableFile.Line line, ImportColumn column) {
        return Optional.of(cell(line, column)).filter(text -> !text.isEmpty());
    }

    private String cell(TableFile.Line line, ImportColumn column) {
        Integer position = columns.get(column);
        return position == null || position >= line.cells().size()
                ? ""
                : line.cells().get(position).strip();
    }

    private static List<String> parts(String cell, Pattern between) {
        return between.splitAsStream(cell)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static String joined(Stream<String> parts) {
        return String.join(", ", parts.toList());
    }

    private static String normal(String email) {
        return EmailAddress.normalise(email).orElse(email);
    }
}
