package pl.sos.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.identity.Person;
import pl.sos.kernel.Category;
import pl.sos.kernel.Ids;
import pl.sos.kernel.TicketNumber;
import pl.sos.page.testing.House;
import pl.sos.search.internal.IndexStores;
import pl.sos.tickets.Actor;
import pl.sos.tickets.Queue;
import pl.sos.tickets.QueueFilter;
import pl.sos.tickets.QueueTab;
import pl.sos.tickets.TicketStatus;
import pl.sos.tickets.Tickets;
import pl.sos.tickets.Visibility;

/** What is found, in which order, and how the index follows. */
@SosTest
class SearchTest {
    @Autowired
    House house;

    @Autowired
    Search search;

    @Autowired
    MeantTickets meant;

    @Autowired
    Queue queue;

    @Autowired
    SearchIndex index;

    @Autowired
    IndexStores stores;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Tickets tickets;

    private House.People3 us;

    @BeforeEach
    void furnish() {
        TestDatabase.reset();
        us = house.furnish();
    }

    private TicketNumber report(String subject, String body) {
        return house.report(us.maria(), Category.ERROR, subject, body);
    }

    private List<String> found(String query) {
        return found(query, us.anna());
    }

    private List<String> ticketsFound(String query) {
        index.catchUp();
        return hits(query, us.anna(), List.of(SearchKind.TICKET)).stream()
                .map(hit -> hit.shown().number())
                .toList();
    }

    private List<String> found(String query, Person who) {
        index.catchUp();
        return hits(query, who, List.of(SearchKind.values())).stream()
                .map(hit -> hit.shown().number().isEmpty()
                        ? hit.shown().title()
                        : hit.shown().number())
                .toList();
    }

    private List<SearchHit> hits(String query, Person who, List<SearchKind> kinds) {
        Scope.Call<List<SearchHit>, RuntimeException> page = () ->
                search.page(query, kinds, Optional.empty(), 50).orElseThrow().items();
        return who.client().isPresent()
                ? Scope.asClient(who.client().get().value(), who.id().value(), page)
                : Scope.asStaff(who.id().value(), page);
    }

    private Optional<String> straight(String query) {
        index.catchUp();
        return Scope.asStaff(
                us.anna().id().value(),
                () -> search.straight(query).map(hit -> hit.shown().address()));
    }

    @Test
    void findsWhatTheIssueAsksFor() {
        var ticket = report("Wydruk umów o najem, czynszów i opłat", "Od rana.");
        assertThat(ticketsFound("umowa czynsz")).containsExactly(ticket.toString());
        assertThat(ticketsFound("UMOW czynszow")).containsExactly(ticket.toString());
        assertThat(found("umowa kasa")).isEmpty();
    }

    @Test
    void theFilterOfTheQueueMeansTheSame() {
        var ticket = report("Wydruk umów o najem, czynszów i opłat", "Od rana drukarka stoi.");
        var closed = report("Umowy czynszowe i opłaty", "Drukarki stoją.");
        house.move(us.anna(), closed, TicketStatus.RESOLVED, "Gotowe.");
        report("Inna sprawa", "Nic z tych rzeczy.");
        index.catchUp();
        assertThat(queue(QueueTab.OPEN, "umowa czynsz")).containsExactly(ticket.toString());
        assertThat(queue(QueueTab.OPEN, "drukarkami")).containsExactly(ticket.toString());
        assertThat(queue(QueueTab.CLOSED, "opłata")).containsExactly(closed.toString());
        // A part of a word finds it in the subject, as before.
        assertThat(queue(QueueTab.OPEN, "najem, czyn")).containsExactly(ticket.toString());
        assertThat(queue(QueueTab.OPEN, "umowa kasa")).isEmpty();
    }

    private List<String> queue(QueueTab tab, String typed) {
        var anna = us.anna().id();
        return Scope.asStaff(
                        anna.value(),
                        () -> queue.page(meant.in(QueueFilter.of(tab, anna).withQuery(typed)), Optional.empty(), 50))
                .items()
                .stream()
                .map(row -> row.number().toString())
                .toList();
    }

    @Test
    void findsMessagesNotesAndTheClientsName() {
        var ticket = report("Naliczenie", "Pasek stoi na osiedlu B.");
        house.write(us.anna(), ticket, Visibility.PUBLIC, "Sprawdzam dziennik serwera.");
        house.write(us.anna(), ticket, Visibility.INTERNAL, "Jak zwykle brakuje pamięci.");
        assertThat(found("serwer osiedle")).containsExactly(ticket.toString());
        assertThat(found("pamięć serwerów zorza")).containsExactly(ticket.toString());
    }

    @Test
    void titlesStandBeforeTextsOpenBeforeClosedNewBeforeOld() {
        var old = report("Kaucja zwrotna", "Jak w tytule.");
        var closed = report("Kaucje", "Jak w tytule.");
        var text = report("Pytanie", "Chodzi o kaucję.");
        var fresh = report("Rozliczenie kaucji", "Jak w tytule.");
        house.move(us.anna(), closed, TicketStatus.RESOLVED, "Gotowe.");
        assertThat(found("kaucja"))
                .containsExactly(fresh.toString(), old.toString(), closed.toString(), text.toString());
    }

    /** Every contract is called "umowa", so the word alone says nothing of one. */
    @Test
    void whatSaysTheWordStandsBeforeWhatIsCalledByIt() {
        var text = report("Pytanie", "Chodzi o umowę i czynsz.");
        var half = report("Zła umowa", "Stawka się nie zgadza.");
        var title = report("Wydruk umów o najem, czynszów i opłat", "Od rana.");
        assertThat(found("umowy"))
                .startsWith(title.toString(), half.toString(), text.toString())
                .endsWith("12/2024");
        // The contract says "Czynsze" among its applications, and "umowa" only as what it is.
        assertThat(found("umowa czynsz")).containsExactly(title.toString(), text.toString(), "12/2024");
        assertThat(found("umowa 12")).startsWith("12/2024");
        assertThat(found("umowa zorza")).contains("12/2024");
    }

    @Test
    void forgivesASlipOfTheFingers() {
        var ticket = report("Naliczenie czynszów zatrzymuje się", "Od rana.");
        for (var typed : List.of("naliczneie", "nalicznie", "zatrzymje", "cznysz", "czynszuw", "naliczzenie")) {
            assertThat(ticketsFound(typed)).as(typed).containsExactly(ticket.toString());
        }
        assertThat(found("zupełnie inne")).isEmpty();
    }

    /** A guess takes "czynszu" for the stem of "czynszuw", which one of the three says. */
    @Test
    void aSlipFindsWhatTheRightWordFinds() {
        var one = report("Wydruk umów o najem, czynszów i opłat", "Od rana.");
        var two = report("Naliczanie czynszu", "Od rana.");
        var three = report("Pytanie", "Czynsze się nie zgadzają.");
        assertThat(ticketsFound("czynszów")).containsExactly(two.toString(), one.toString(), three.toString());
        for (var typed : List.of("czynszuw", "czynszó", "czynszuf", "czynzów", "czynszamu")) {
            assertThat(ticketsFound(typed)).as(typed).containsExactly(two.toString(), one.toString(), three.toString());
        }
        assertThat(ticketsFound("umowa czynszuw")).containsExactly(one.toString());
    }

    @Test
    void anAmountFindsTheSameHoweverItIsWritten() {
        var plain = report("Saldo się nie zgadza", "Na koncie jest 1284,56 zł.");
        var spaced = report("Nadpłata", "Różnica to 1 284,56 zł.");
        var unbroken = report("Niedopłata", "Różnica to 1\u00A0284,56 zł.");
        report("Lokale 1, 284 i 56", "Bez zmian.");
        for (var typed : List.of("1284,56", "1 284,56", "1\u00A0284,56", "1.284,56", "1284", "1 284 zł")) {
            assertThat(ticketsFound(typed))
                    .as(typed)
                    .containsExactly(unbroken.toString(), spaced.toString(), plain.toString());
        }
        // Where no text says them as one, they are two numbers.
        var flats = report("Lokale 301, 302", "Bez zmian.");
        assertThat(ticketsFound("lokal 301 302")).containsExactly(flats.toString());
    }

    @Test
    void numbersLeadStraight() {
        var ticket = report("Naliczenie", "Od rana.");
        assertThat(straight(ticket.toString())).contains("/tickets/" + ticket);
        assertThat(straight(String.valueOf(ticket.value()))).contains("/tickets/" + ticket);
        assertThat(straight("12/2024")).contains("/contracts/12-2024");
        assertThat(straight("12-2024")).contains("/contracts/12-2024");
        assertThat(straight("526-025-02-74")).contains("/clients/sm-zorza");
        assertThat(straight("616540012")).contains("/calendar");
        assertThat(straight("+48 61 654 00 12")).contains("/calendar");
        assertThat(straight("ksiegowa@sm-zorza.example")).contains("/clients/sm-zorza");
        assertThat(straight("SOS-999999")).isEmpty();
    }

    private void call(String from, boolean known, String note) {
        Scope.asSystem(() -> transaction.executeWithoutResult(status -> jdbc.sql("""
                        insert into hotline.call (id, at, from_number, to_number, client_id, state, greeting, note)
                        select ?, now(), ?, '', case when ? then ? end, 'ENDED', 'CARETAKER', ?
                        """)
                .params(
                        Ids.next(),
                        from,
                        known,
                        us.maria().client().orElseThrow().value(),
                        note)
                .update()));
    }

    @Test
    void aTelephoneNumberFindsTheSameHoweverItIsWritten() {
        call("+48610002003", false, "pierwsza");
        call("+48610002003", true, "druga");
        call("+48610002030", true, "ktoś inny");
        var ticket = report("Proszę oddzwonić", "Pod numer (61) 000-20-03, po 9.");
        report("Rozliczenie 61 i 20", "Strony 000, 03.");
        for (var typed : List.of(
                "61 000 20 03",
                "610002003",
                "+48610002003",
                "+48 61 000 20 03",
                "0048 61 000-20-03",
                "0048610002003",
                "48 61 000 20 03",
                "(61) 000 20 03",
                "61-000-20-03",
                "+48 (61) 000.20.03",
                "61\u00A0000\u00A020\u00A003")) {
            assertThat(found(typed)).as(typed).containsExactlyInAnyOrder("61 000 20 03", "SM Zorza", ticket.toString());
        }
        for (var typed : List.of("61 000 20", "6100020", "+48 61 000 20", "004861000", "48610002")) {
            var best = Scope.asStaff(us.anna().id().value(), () -> search.best(typed, 5));
            assertThat(best)
                    .as(typed)
                    .filteredOn(hit -> hit.kind() == SearchKind.CALL)
                    .hasSize(3);
        }
        assertThat(hits("+48610002003", us.anna(), List.of(SearchKind.TICKET))
                        .getFirst()
                        .passage()
                        .found())
                .containsExactly("61) 000-20-03");
        assertThat(found("SM Zorza 0048610002003")).contains("SM Zorza").doesNotContain("61 000 20 03");
    }

    /** Neither the note nor the caller says "rozmowa": a call is called so. */
    @Test
    void aCallIsFoundByWhatItIsAndWhoseItIs() {
        call("+48610002003", true, "Pasek stoi na 62%.");
        call("+48229998877", false, "Nieznany numer");
        var ticket = report("Rozmowa z zarządem", "Prosimy o termin.");
        assertThat(found("rozmowa zorza")).contains("SM Zorza");
        assertThat(hits("rozmowy zorzy", us.anna(), List.of(SearchKind.CALL))).hasSize(1);
        assertThat(hits("rozmowa lipowa", us.anna(), List.of(SearchKind.CALL))).isEmpty();
        assertThat(ticketsFound("rozmowa zorza")).containsExactly(ticket.toString());
        assertThat(hits("rozmowa o pasku", us.anna(), List.of(SearchKind.CALL))).hasSize(1);
        // Alone it leads to whatever says the word, and then to all calls.
        assertThat(found("rozmowa")).hasSize(3).first().isEqualTo(ticket.toString());
        assertThat(Scope.asStaff(us.anna().id().value(), () -> search.best("rozm", 5)))
                .filteredOn(hit -> hit.kind() == SearchKind.CALL)
                .hasSize(2);
    }

    @Test
    void findsPeopleClientsAndContracts() {
        assertThat(found("kowal")).contains("Maria Kowal");
        assertThat(found("zorzy")).contains("SM Zorza", "Maria Kowal", "12/2024");
        assertThat(found("umowa 12")).contains("12/2024");
        assertThat(found("księgowość")).contains("12/2024");
    }

    @Test
    void findsTheBeginningOfAWordWhileItIsTyped() {
        var ticket = report("Naliczenie czynszów", "Od rana.");
        index.catchUp();
        for (var typed : List.of("nal", "nali", "nalicz", "czynsz nalicz", "czynszami nalicze")) {
            var found = Scope.asStaff(us.anna().id().value(), () -> search.best(typed, 5));
            assertThat(found).as(typed).anyMatch(hit -> hit.shown().number().equals(ticket.toString()));
        }
    }

    @Test
    void pagesHoldEverythingOnceInOrder() {
        for (int i = 0; i < 23; i++) {
            var ticket = report("Kaucja " + i, "Od rana.");
            if (i % 3 == 0) {
                house.move(us.anna(), ticket, TicketStatus.RESOLVED, "Gotowe.");
            }
        }
        for (int i = 0; i < 5; i++) {
            report("Inne " + i, "Kaucja też.");
        }
        var whole = found("kaucja");
        var paged = new java.util.ArrayList<String>();
        Optional<String> after = Optional.empty();
        do {
            var from = after;
            var slice = Scope.asStaff(
                    us.anna().id().value(),
                    () -> search.page("kaucja", List.of(SearchKind.TICKET), from, 4)
                            .orElseThrow());
            assertThat(slice.items()).hasSizeLessThanOrEqualTo(4);
            slice.items().forEach(hit -> paged.add(hit.shown().number()));
            after = slice.next();
        } while (after.isPresent());
        assertThat(paged).hasSize(28).isEqualTo(whole);
    }

    /** It stands in an address, where anybody can change it. */
    @Test
    void aForgedCursorIsNone() {
        report("Kaucja", "Od rana.");
        index.catchUp();
        var id = "-".repeat(36);
        for (var forged : List.of(
                "",
                "x",
                "0:105:1:" + id,
                "0:105:9999999999999999999:" + us.zorza().value(),
                "2:1:1:" + us.zorza().value())) {
            assertThat(Scope.asStaff(
                            us.anna().id().value(),
                            () -> search.page("kaucja", List.of(SearchKind.TICKET), Optional.of(forged), 4)))
                    .as(forged)
                    .isEmpty();
        }
    }

    @Test
    void theIndexFollowsEveryChange() {
        var ticket = report("Kaucja", "Od rana.");
        assertThat(found("kaucja")).hasSize(1);
        var other = report("Osobne", "Zagadnienie.");
        Scope.asStaff(us.anna().id().value(), () -> tickets.merge(other, ticket, Actor.of(us.anna())));
        assertThat(found("zagadnienia")).containsExactly(ticket.toString());
        assertThat(found("osobne")).isEmpty();
        assertThat(straight(other.toString())).contains("/tickets/" + other);
        Scope.asSystem(() -> transaction.executeWithoutResult(
                status -> jdbc.sql("update clients.client set name = 'SM Jutrzenka', version = version + 1 where slug ="
                                + " 'sm-zorza'")
                        .update()));
        assertThat(found("jutrzenką")).contains("SM Jutrzenka", "Maria Kowal", ticket.toString(), "12/2024");
        assertThat(found("zorza")).doesNotContain(ticket.toString(), "12/2024");
    }

    /** Whoever writes pays for a row each time. */
    @Test
    void aTransactionLeavesOneRowForATicket() {
        index.catchUp();
        var ticket = report("Kaucja", "Od rana.");
        assertThat(waiting()).isEqualTo(1);
        house.move(us.anna(), ticket, TicketStatus.RESOLVED, "Gotowe.");
        assertThat(waiting()).isEqualTo(2);
        // What went back to a savepoint took its row along: what comes after it leaves one again.
        var nested = new TransactionTemplate(Objects.requireNonNull(transaction.getTransactionManager()));
        nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        Scope.asSystem(() -> transaction.executeWithoutResult(status -> {
            nested.executeWithoutResult(inner -> {
                rename(ticket, "Wycofany");
                inner.setRollbackOnly();
            });
            rename(ticket, "Winda");
        }));
        assertThat(waiting()).isEqualTo(3);
        assertThat(found("winda")).containsExactly(ticket.toString());
    }

    private void rename(TicketNumber ticket, String subject) {
        jdbc.sql("update tickets.ticket set subject = ? where number = ?")
                .param(subject)
                .param(ticket.value())
                .update();
    }

    private int waiting() {
        return Scope.asSystem(() -> jdbc.sql("select count(*) from search.pending")
                .query(Integer.class)
                .single());
    }

    @Test
    void whatIsRolledBackIsNeverFoundAndWhatIsCommittedIsNeverLost() {
        Scope.asSystem(() -> transaction.executeWithoutResult(status -> {
            report("Kaucja", "Od rana.");
            status.setRollbackOnly();
        }));
        assertThat(found("kaucja")).isEmpty();
        var ticket = report("Kaucja", "Od rana.");
        // It dies in the middle: what was taken is there again.
        Scope.asSystem(() -> transaction.executeWithoutResult(status -> {
            index.catchUpABit();
            status.setRollbackOnly();
        }));
        assertThat(found("kaucja")).containsExactly(ticket.toString());
    }

    /** In a storm it must know that it is behind. */
    @Test
    void aBatchTellsWhetherMoreWaits() {
        index.catchUp();
        Scope.asSystem(() -> transaction.executeWithoutResult(
                status -> jdbc.sql("insert into search.pending (kind, id) select 'TICKET', gen_random_uuid()"
                                + " from generate_series(1, 401)")
                        .update()));
        assertThat(index.catchUpABit()).isEqualTo(new SearchIndex.Batch(400, false));
        assertThat(index.catchUpABit()).isEqualTo(new SearchIndex.Batch(1, true));
        assertThat(index.catchUpABit()).isEqualTo(new SearchIndex.Batch(0, true));
    }

    /** A rebuild while the server runs would end at its first batch otherwise, and say that it was done. */
    @Test
    void whoCatchesUpTakesTurnsWithAnotherWhoDoes() throws Exception {
        var ticket = report("Kaucja", "Od rana.");
        try (var other = Executors.newSingleThreadExecutor()) {
            var waiting = Objects.requireNonNull(Scope.asSystem(() -> transaction.execute(status -> {
                stores.waitForLock();
                var catchingUp = other.submit(index::catchUp);
                assertThat(catchingUp).failsWithin(Duration.ofMillis(300)).withThrowableOfType(TimeoutException.class);
                return catchingUp;
            })));
            assertThat(waiting).succeedsWithin(Duration.ofSeconds(60));
        }
        assertThat(hits("kaucja", us.anna(), List.of(SearchKind.TICKET)))
                .extracting(hit -> hit.shown().number())
                .containsExactly(ticket.toString());
    }

    @Test
    void anInstallationFromBeforeFillsItselfAndARebuildFindsTheSame() {
        var ticket = report("Kaucja", "Od rana.");
        Scope.asSystem(() -> transaction.executeWithoutResult(
                status -> jdbc.sql("delete from search.pending").update()));
        assertThat(found("kaucja")).containsExactly(ticket.toString());
        index.rebuild(count -> {});
        assertThat(found("kaucja")).containsExactly(ticket.toString());
    }

    /** Else one ticket would keep the index from everything that comes after it. */
    @Test
    void marksWithoutALetterAreNoWords() {
        var ticket = report("Kaucja", "Kropka \u0301, znak \uFF9E.");
        assertThat(found("kaucja")).containsExactly(ticket.toString());
        assertThat(found("kropka \u0301")).containsExactly(ticket.toString());
        assertThat(found("\uFF9E")).isEmpty();
    }

    /** A Chinese letter takes three bytes, and what is indexed of a ticket a megabyte at most. */
    @Test
    void moreDifferentWordsThanARowHoldsAreCut() {
        var ticket = report("Kaucja", "Od rana.");
        for (int part = 0; part < 18; part++) {
            var body = new StringBuilder();
            for (int word = 0; word < 800; word++) {
                body.append("\u4E2D".repeat(50))
                        .append((char) ('\u4E00' + part * 800 + word))
                        .append(' ');
            }
            house.write(us.anna(), ticket, part < 9 ? Visibility.PUBLIC : Visibility.INTERNAL, body.toString());
        }
        assertThat(found("kaucja")).containsExactly(ticket.toString());
    }

    @Test
    void oddTextsBreakNothing() {
        pl.sos.ground.testing.Seeded.cases(40, random -> {
            var query = random.oddText(0, 60);
            found(query);
            Scope.asStaff(us.anna().id().value(), () -> search.best(query, 3));
            found(query, us.maria());
        });
    }
}
