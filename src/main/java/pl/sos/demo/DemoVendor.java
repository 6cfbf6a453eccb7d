package pl.sos.demo;

import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.springframework.stereotype.Component;
import pl.sos.calendars.Counting;
import pl.sos.calendars.Policy;
import pl.sos.caretakers.Absence;
import pl.sos.caretakers.Absences;
import pl.sos.caretakers.AppointResult;
import pl.sos.caretakers.Caretakers;
import pl.sos.caretakers.StaffPhotos;
import pl.sos.clients.AddContactResult;
import pl.sos.clients.Clients;
import pl.sos.clients.Contacts;
import pl.sos.clients.CreateClient;
import pl.sos.clients.CreateClientResult;
import pl.sos.clients.NewContact;
import pl.sos.contracts.CarryOver;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.HoursPackage;
import pl.sos.contracts.LicenceSale;
import pl.sos.contracts.LicenceSaleResult;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.OverageRule;
import pl.sos.contracts.Parties;
import pl.sos.contracts.ServiceLevel;
import pl.sos.contracts.SettlementPeriod;
import pl.sos.contracts.SignContract;
import pl.sos.contracts.SignContractResult;
import pl.sos.contracts.Terms;
import pl.sos.ground.Vendor;
import pl.sos.ground.VendorData;
import pl.sos.identity.AddPersonResult;
import pl.sos.identity.People;
import pl.sos.identity.Role;
import pl.sos.kernel.Category;
import pl.sos.kernel.Language;
import pl.sos.kernel.Minutes;
import pl.sos.products.NewApplication;
import pl.sos.products.ProductChange;
import pl.sos.products.Products;

/** The vendor's house: product, staff, clients, contracts, who looks after whom. */
@Component
class DemoVendor {
    private static final String PRODUCT = "MERITUM";

    private final VendorData vendor;
    private final Products products;
    private final People people;
    private final StaffPhotos photos;
    private final Clients clients;
    private final Contacts contacts;
    private final Caretakers caretakers;
    private final Absences absences;
    private final Contracts contracts;
    private final DemoAmendments amendments;
    private final DemoCare care;

    DemoVendor(
            VendorData vendor,
            Products products,
            People people,
            StaffPhotos photos,
            Clients clients,
            Contacts contacts,
            Caretakers caretakers,
            Absences absences,
            Contracts contracts,
            DemoAmendments amendments,
            DemoCare care) {
        this.vendor = vendor;
        this.products = products;
        this.people = people;
        this.photos = photos;
        this.clients = clients;
        this.contacts = contacts;
        this.caretakers = caretakers;
        this.absences = absences;
        this.contracts = contracts;
        this.amendments = amendments;
        this.care = care;
    }

    DemoPeople load(DemoTime time) {
        var known = new DemoPeople();
        loadFirm();
        loadProduct();
        loadStaff(known);
        loadClients(known);
        loadContracts(known, time);
        amendments.load(known, time);
        loadCaretakers(known, time);
        care.load(known, time);
        return known;
    }

    private void loadFirm() {
        var firm = DemoFiles.rows("vendor.csv").getFirst();
        vendor.set(Vendor.read(
                firm.get("name"), firm.get("nip"), firm.get("street"), firm.get("postcode"), firm.get("city")));
    }

    /** Applications after those they need. */
    private void loadProduct() {
        expect(products.addProduct(PRODUCT, PRODUCT) instanceof ProductChange.Done, PRODUCT);
        var waiting = DemoFiles.rows("meritum-modules.csv");
        var there = new HashSet<String>();
        while (!waiting.isEmpty()) {
            var ready = waiting.stream()
                    .filter(row -> there.containsAll(DemoFiles.list(row, "depends_on")))
                    .toList();
            expect(!ready.isEmpty(), "an order of " + waiting);
            for (var row : ready) {
                var application = new NewApplication(
                        row.get("code"),
                        row.get("name_pl"),
                        Optional.of(row.get("group")),
                        Optional.of(row.get("purpose_pl")),
                        DemoFiles.list(row, "depends_on"));
                expect(products.addApplication(PRODUCT, application) instanceof ProductChange.Done, row);
                there.add(row.get("code"));
            }
            waiting = waiting.stream()
                    .filter(row -> !there.contains(row.get("code")))
                    .toList();
        }
    }

    private void loadStaff(DemoPeople known) {
        for (var row : DemoFiles.rows("staff.csv")) {
            var roles = DemoFiles.list(row, "roles").stream().map(Role::valueOf).collect(Collectors.toSet());
            var added = people.addStaff(
                    row.get("name"), row.get("email"), roles, Optional.of(row.get("phone")), Language.PL);
            if (!(added instanceof AddPersonResult.Added(var person))) {
                throw refused(row, added);
            }
            photos.set(person.id(), DemoFiles.bytes("portraits/" + row.get("portrait") + ".png"));
            known.staff(row.get("key"), person);
        }
    }

    private void loadClients(DemoPeople known) {
        for (var row : DemoFiles.rows("clients.csv")) {
            var created = clients.create(new CreateClient(
                    row.get("name"),
                    row.get("nip"),
                    Optional.of(row.get("slug")),
                    Optional.of(row.get("sizeBand")),
                    Optional.of(row.get("city")),
                    DemoFiles.list(row, "phones"),
                    DemoFiles.list(row, "domains")));
            if (!(created instanceof CreateClientResult.Created(var client))) {
                throw refused(row, created);
            }
            known.client(row.get("slug"), client.id());
        }
        for (var row : DemoFiles.rows("contacts.csv")) {
            var added = contacts.add(new NewContact(
                    known.client(row.get("client")),
                    row.get("name"),
                    row.get("email"),
                    DemoFiles.list(row, "phone"),
                    row.get("role").equals("USER") ? Role.CLIENT_USER : Role.DECISION_MAKER,
                    Language.PL));
            if (!(added instanceof AddContactResult.Added(var person))) {
                throw refused(row, added);
            }
            known.contact(row.get("client"), row.get("key"), person);
        }
    }

    private void loadContracts(DemoPeople known, DemoTime time) {
        for (var row : DemoFiles.rows("contracts.csv")) {
            var from = month(time, row.get("from")).atDay(1);
            var signed = contracts.sign(new SignContract(
                    known.client(row.get("client")),
                    row.get("number").replace("{year}", Integer.toString(from.getYear())),
                    Optional.of(from.minusDays(11)).filter(day -> day.isBefore(time.today())),
                    from,
                    Optional.of(row.get("until"))
                            .filter(text -> !text.isEmpty())
                            .map(text -> month(time, text).atEndOfMonth()),
                    terms(row)));
            if (!(signed instanceof SignContractResult.Signed)) {
                throw refused(row, signed);
            }
        }
        for (var row : DemoFiles.rows("licence-sales.csv")) {
            var month = month(time, row.get("month"));
            var day = month.atDay(Math.min(Integer.parseInt(row.get("day")), month.lengthOfMonth()));
            var sold = contracts.sellLicence(new LicenceSale(
                    known.client(row.get("client")),
                    Set.copyOf(DemoFiles.list(row, "applications")),
                    day.isAfter(time.today()) ? time.today() : day,
                    false));
            if (!(sold instanceof LicenceSaleResult.CareStarted)) {
                throw refused(row, sold);
            }
        }
    }

    private static Terms terms(CSVRecord row) {
        var offer = OfferDefaults.terms(Set.copyOf(DemoFiles.list(row, "scope")));
        var usual = new ServiceLevel(policy(row.get("reaction")), Optional.empty(), Optional.empty());
        Map<Category, ServiceLevel> levels = new EnumMap<>(Category.class);
        for (var level : DemoFiles.list(row, "levels")) {
            var words = List.of(level.split(" (?=[a-z]+=)"));
            levels.put(
                    Category.valueOf(words.getFirst()),
                    new ServiceLevel(
                            part(words, "reaction").orElse(usual.reaction()),
                            part(words, "workaround"),
                            part(words, "repair")));
        }
        return offer.withLevels(usual, levels)
                .withHours(hours(row.get("package"), Minutes.hours(Long.parseLong(row.get("hours")))))
                .withParties(
                        new Parties(List.of("Michał Zieliński, prezes zarządu"), decides(row.get("client")), Set.of()))
                .withFee(DemoAmendments.withPrice(
                        offer.fee(), 260 + 120 * offer.scope().size()));
    }

    /** The offer's package, or one with a rule of its own. */
    private static HoursPackage hours(String rule, Minutes monthly) {
        var offer = HoursPackage.monthly(monthly);
        return switch (rule) {
            case "BILL" -> offer.withOverage(OverageRule.BILL);
            case "REFUSE" -> offer.withOverage(OverageRule.REFUSE);
            case "CARRY" -> offer.withCarryOver(new CarryOver(monthly, 1)).withOverage(OverageRule.BILL);
            case "QUARTER" -> offer.withPeriod(SettlementPeriod.QUARTER);
            default -> offer;
        };
    }

    private static List<String> decides(String client) {
        return DemoFiles.rows("contacts.csv").stream()
                .filter(row ->
                        row.get("client").equals(client) && row.get("role").equals("DECISION_MAKER"))
                .map(row -> row.get("name"))
                .toList();
    }

    private static Optional<Policy> part(List<String> words, String name) {
        return words.stream()
                .filter(word -> word.startsWith(name + "="))
                .map(word -> policy(word.substring(name.length() + 1)))
                .findFirst();
    }

    /** As in {@code CLOCK PT48H}. */
    private static Policy policy(String text) {
        var words = text.split(" ");
        return Policy.parse(words[1], Counting.valueOf(words[0]));
    }

    private void loadCaretakers(DemoPeople known, DemoTime time) {
        for (var row : DemoFiles.rows("caretakers.csv")) {
            var appointed = caretakers.appoint(
                    known.client(row.get("client")),
                    known.staff(row.get("caretaker")).id(),
                    DemoFiles.list(row, "deputies").stream()
                            .map(key -> known.staff(key).id())
                            .toList(),
                    time.today().minusMonths(14));
            if (!(appointed instanceof AppointResult.Appointed)) {
                throw refused(row, appointed);
            }
        }
        for (var row : DemoFiles.rows("absences.csv")) {
            absences.add(
                    known.staff(row.get("person")).id(),
                    midnight(time, row.get("from")),
                    midnight(time, row.get("until")),
                    Absence.Kind.valueOf(row.get("kind")),
                    Optional.of(row.get("note")));
        }
    }

    private static Instant midnight(DemoTime time, String daysFromToday) {
        return time.today()
                .plusDays(Long.parseLong(daysFromToday))
                .atStartOfDay(DemoTime.ZONE)
                .toInstant();
    }

    private static YearMonth month(DemoTime time, String monthsFromNow) {
        return YearMonth.from(time.today()).plusMonths(Long.parseLong(monthsFromNow));
    }

    private static void expect(boolean done, Object what) {
        if (!done) {
            throw refused(what, "refused");
        }
    }

    private static IllegalStateException refused(Object what, Object why) {
        return new IllegalStateException("The demo cannot be loaded: " + what + " – " + why);
    }
}
