package pl.sos.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.Seeded;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.testing.TestAccounts;
import pl.sos.kernel.AttachmentId;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.TicketNumber;
import pl.sos.page.testing.House;
import pl.sos.tickets.Actor;
import pl.sos.tickets.AddMessage;
import pl.sos.tickets.Attachments;
import pl.sos.tickets.OpenTicket;
import pl.sos.tickets.OpenTicketResult;
import pl.sos.tickets.Split;
import pl.sos.tickets.StoreFileResult;
import pl.sos.tickets.Tickets;
import pl.sos.tickets.Visibility;

/**
 * A walk of every kind of thing as every role and as strangers. Each thing bears a word of its own that stands nowhere else, so
 * that whoever finds the word has found the thing.
 */
@SosTest
class SearchVisibilityTest {
    private static final List<String> SYLLABLES =
            List.of("ba", "ko", "du", "mi", "ze", "fo", "gu", "wy", "ra", "te", "ny");

    @Autowired
    House house;

    @Autowired
    Search search;

    @Autowired
    SearchIndex index;

    @Autowired
    Tickets tickets;

    @Autowired
    Attachments attachments;

    @Autowired
    TestAccounts accounts;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private House.People3 us;
    private Person colleague;
    private Person chairwoman;
    private final Map<String, Set<String>> mayFind = new LinkedHashMap<>();
    private final Map<String, Person> everybody = new LinkedHashMap<>();

    @BeforeEach
    void furnish() {
        TestDatabase.reset();
        mayFind.clear();
        everybody.clear();
        us = house.furnish();
        colleague = accounts.contact(us.zorza(), Role.CLIENT_USER);
        chairwoman = accounts.contact(us.zorza(), Role.DECISION_MAKER);
        everybody.put("maria", us.maria());
        everybody.put("colleague", colleague);
        everybody.put("chairwoman", chairwoman);
        everybody.put("stranger", us.kontakt());
        for (var role : Role.values()) {
            if (role.isStaff()) {
                everybody.put(role.name(), accounts.staff(role));
            }
        }
    }

    private static Set<String> staffAnd(String... others) {
        var who = new TreeSet<>(Set.of(others));
        for (var role : Role.values()) {
            if (role.isStaff()) {
                who.add(role.name());
            }
        }
        return who;
    }

    /** A word that no other text holds, and no dictionary either; too many slips from every other to be taken for it. */
    private String secret(Set<String> finders) {
        var word = "qx" + SYLLABLES.get(mayFind.size()).repeat(4) + "vv";
        mayFind.put(word, finders);
        return word;
    }

    private TicketNumber open(
            Person reporter, boolean confidential, String subject, String body, AttachmentId... files) {
        var result = Scope.asClient(
                reporter.client().orElseThrow().value(),
                reporter.id().value(),
                () -> tickets.open(
                        new OpenTicket(
                                reporter.client().orElseThrow(),
                                reporter.id(),
                                Optional.empty(),
                                Category.ERROR,
                                Optional.empty(),
                                subject,
                                body,
                                confidential,
                                List.of(files),
                                OpenTicket.Arrival.now(Channel.PORTAL)),
                        Actor.of(reporter)));
        return result instanceof OpenTicketResult.Opened opened
                ? opened.ticket().number()
                : fail(result);
    }

    private AttachmentId file(Person by, String name) throws Exception {
        Scope.Call<StoreFileResult, Exception> store =
                () -> attachments.store(new ByteArrayInputStream(new byte[] {1}), name, us.zorza(), Actor.of(by));
        var stored = by.isStaff()
                ? Scope.asStaff(by.id().value(), store)
                : Scope.asClient(by.client().orElseThrow().value(), by.id().value(), store);
        return stored instanceof StoreFileResult.Stored(var attachment) ? attachment.id() : fail(stored);
    }

    private static <T> T fail(Object why) {
        throw new AssertionError(String.valueOf(why));
    }

    private Set<String> findersOf(String word) {
        var found = new TreeSet<String>();
        everybody.forEach((name, person) -> {
            if (!find(person, word).isEmpty()) {
                found.add(name);
            }
        });
        return found;
    }

    /** By every way there is. */
    private List<SearchHit> find(Person person, String word) {
        Scope.Call<List<SearchHit>, RuntimeException> ways = () -> {
            var hits = new ArrayList<SearchHit>(search.page(word, List.of(SearchKind.values()), Optional.empty(), 50)
                    .orElseThrow()
                    .items());
            hits.addAll(search.best(word, 10));
            hits.addAll(search.best(word.substring(0, word.length() - 1), 10));
            search.straight(word).ifPresent(hits::add);
            hits.addAll(search.page(word + "v", List.of(SearchKind.values()), Optional.empty(), 50)
                    .orElseThrow()
                    .items());
            return hits;
        };
        return person.isStaff()
                ? Scope.asStaff(person.id().value(), ways)
                : Scope.asClient(
                        person.client().orElseThrow().value(), person.id().value(), ways);
    }

    private void walk() {
        index.catchUp();
        assertThat(mayFind).isNotEmpty();
        mayFind.forEach((word, finders) -> assertThat(findersOf(word)).as(word).isEqualTo(finders));
    }

    @Test
    void everybodyFindsWhatHeMaySeeAndNothingElse() throws Exception {
        var ours = staffAnd("maria", "colleague", "chairwoman");
        var ticket = open(
                us.maria(),
                false,
                "Sprawa " + secret(ours),
                "Treść " + secret(ours),
                file(us.maria(), secret(ours) + ".pdf"));
        house.write(us.anna(), ticket, Visibility.PUBLIC, "Odpowiedź " + secret(ours));
        house.write(us.anna(), ticket, Visibility.INTERNAL, "Notatka " + secret(staffAnd()));
        var hidden = file(us.anna(), secret(staffAnd()) + ".txt");
        Scope.asStaff(
                us.anna().id().value(),
                () -> tickets.addMessage(
                        new AddMessage(
                                ticket,
                                Visibility.INTERNAL,
                                "z plikiem",
                                List.of(hidden),
                                Channel.PORTAL,
                                false,
                                Optional.empty()),
                        Actor.of(us.anna())));
        open(us.maria(), true, "Poufne " + secret(staffAnd("maria")), "Tylko " + secret(staffAnd("maria")));
        var call = "Dzwoniła w sprawie " + secret(staffAnd());
        Scope.asSystem(() -> transaction.executeWithoutResult(status -> jdbc.sql("""
            insert into hotline.call (id, at, from_number, to_number, client_id, contact_id, state, greeting, note)
            values (gen_random_uuid(), now(), '+48616540099', '', ?, ?, 'MISSED', '', ?)
            """)
                .param(us.zorza().value())
                .param(us.maria().id().value())
                .param(call)
                .update()));
        open(us.kontakt(), false, "Obca " + secret(staffAnd("stranger")), secret(staffAnd("stranger")));
        walk();
    }

    @Test
    void whatBecomesConfidentialIsNotFoundEvenBeforeTheIndexKnows() {
        var word = secret(staffAnd("maria"));
        var ticket = open(us.maria(), false, "Sprawa " + word, "Treść");
        index.catchUp();
        assertThat(findersOf(word)).isEqualTo(staffAnd("maria", "colleague", "chairwoman"));
        Scope.asStaff(us.anna().id().value(), () -> tickets.setConfidential(ticket, true, Actor.of(us.anna())));
        assertThat(findersOf(word)).isEqualTo(staffAnd("maria"));
        walk();
        Scope.asStaff(us.anna().id().value(), () -> tickets.setConfidential(ticket, false, Actor.of(us.anna())));
        mayFind.put(word, staffAnd("maria", "colleague", "chairwoman"));
        walk();
    }

    @Test
    void aMergeAndASplitCarryTheWordsAlong() {
        var ours = staffAnd("maria", "colleague", "chairwoman");
        var moved = secret(staffAnd("maria"));
        var note = secret(staffAnd());
        var one = open(us.maria(), false, "Jedna", "Treść " + moved);
        house.write(us.anna(), one, Visibility.INTERNAL, note);
        var confidential = open(us.maria(), true, "Druga " + secret(staffAnd("maria")), "Druga treść");
        Scope.asStaff(us.anna().id().value(), () -> tickets.merge(one, confidential, Actor.of(us.anna())));
        walk();
        var open = open(us.maria(), false, "Trzecia", "Zostaje " + secret(ours));
        house.write(us.anna(), open, Visibility.PUBLIC, "Odchodzi " + secret(ours));
        var page =
                Scope.asStaff(us.anna().id().value(), () -> tickets.read(open).orElseThrow());
        var last = page.thread().getLast().id();
        Scope.asStaff(
                us.anna().id().value(),
                () -> tickets.split(new Split(open, List.of(last), "Czwarta"), Actor.of(us.anna())));
        walk();
    }

    @Test
    void clientsFindTheirContractsAndNoStrangerDoes() {
        index.catchUp();
        assertThat(findersOf("12/2024")).isEqualTo(staffAnd("maria", "colleague", "chairwoman"));
        // Companies and people are for staff, by any of their numbers too.
        for (var query :
                List.of("526-025-02-74", "ksiegowa@sm-zorza.example", "Maria Kowal", "Anna Nowak", "616540012")) {
            assertThat(findersOf(query)).as(query).isEqualTo(staffAnd());
        }
    }

    @Test
    void theTableItselfShowsAClientOnlyItsOwn() {
        open(us.maria(), false, "Sprawa", "Treść");
        open(us.maria(), true, "Poufna", "Treść");
        open(us.kontakt(), false, "Obca", "Treść");
        index.catchUp();
        var seen = Scope.asClient(
                us.zorza().value(),
                colleague.id().value(),
                () -> transaction.execute(status -> jdbc.sql("select distinct client_id from search.entry")
                        .query(UUID.class)
                        .list()));
        assertThat(seen).containsExactly(us.zorza().value());
        int nobody = transaction.execute(status -> jdbc.sql("select count(*) from search.entry")
                .query(Integer.class)
                .single());
        assertThat(nobody).isZero();
        assertThat(transaction.<List<UUID>>execute(status -> jdbc.sql(
                                "select id from search.find('a', 'a', null, '{1,2,3,4,5,6}', 0, 0, gen_random_uuid(), 10)")
                        .query(UUID.class)
                        .list()))
                .isEmpty();
    }

    /** Beside a model that reads the tickets one by one. */
    @Test
    void findsWhatANaiveReaderFinds() {
        var forms = List.of(
                List.of("umowa", "umów", "umową", "umowami"),
                List.of("czynsz", "czynszów", "czynszem"),
                List.of("zaliczka", "zaliczek", "zaliczkami"),
                List.of("drukarka", "drukarki", "drukarkę"),
                List.of("lokal", "lokali", "lokalom"),
                List.of("faktura", "faktur", "fakturę"));
        record Written(
                TicketNumber number, Person by, boolean confidential, Set<Integer> shown, Set<Integer> internal) {}
        Seeded.cases(2, random -> {
            furnish();
            var all = new ArrayList<Written>();
            for (int i = 0; i < 12; i++) {
                var by = random.pick(us.maria(), colleague, us.kontakt());
                var shown = new TreeSet<Integer>();
                var internal = new TreeSet<Integer>();
                var body = new StringBuilder("Treść: ");
                random.list(0, 3, () -> random.between(0, 5)).forEach(word -> {
                    shown.add(word);
                    body.append(random.pick(forms.get(word))).append(random.pick(", ", " i ", ". "));
                });
                boolean confidential = random.chance(25);
                var number = open(by, confidential, "Sprawa", body.toString());
                if (random.chance(40)) {
                    int word = random.between(0, 5);
                    internal.add(word);
                    house.write(us.anna(), number, Visibility.INTERNAL, "Notatka " + random.pick(forms.get(word)));
                }
                all.add(new Written(number, by, confidential, shown, internal));
            }
            index.catchUp();
            for (int i = 0; i < 40; i++) {
                var person = random.pick(us.maria(), colleague, chairwoman, us.kontakt(), us.anna());
                var words = new TreeSet<>(random.list(1, 2, () -> random.between(0, 5)));
                var query =
                        words.stream().map(word -> random.pick(forms.get(word))).toList();
                var expected = all.stream()
                        .filter(one -> person.isStaff()
                                || one.by().client().equals(person.client())
                                        && (!one.confidential() || one.by().id().equals(person.id())))
                        .filter(one -> words.stream()
                                .allMatch(word -> one.shown().contains(word)
                                        || person.isStaff() && one.internal().contains(word)))
                        .map(one -> one.number().toString())
                        .toList()
                        .reversed();
                Scope.Call<List<String>, RuntimeException> page = () -> search
                        .page(String.join(" ", query), List.of(SearchKind.TICKET), Optional.empty(), 50)
                        .orElseThrow()
                        .items()
                        .stream()
                        .map(hit -> hit.shown().number())
                        .toList();
                var found = person.isStaff()
                        ? Scope.asStaff(person.id().value(), page)
                        : Scope.asClient(
                                person.client().orElseThrow().value(),
                                person.id().value(),
                                page);
                assertThat(found).as("%s as %s", query, person.name()).isEqualTo(expected);
            }
        });
    }
}
