package pl.sos.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.testing.SosTest;
import pl.sos.identity.Person;
import pl.sos.kernel.AttachmentId;
import pl.sos.kernel.Category;
import pl.sos.kernel.TicketNumber;

/** What a client's person must never see, asked of the faces and of the database itself. */
@SosTest
class TicketScopeTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Attachments attachments;

    @Autowired
    Queue queue;

    @Autowired
    Drafts drafts;

    House house;

    @BeforeEach
    void openTheHouse() {
        house = new House(context);
    }

    @Test
    void anotherCompanysTicketIsNotThere() {
        var number = house.open(house.maria).number();
        house.as(house.kowalski, () -> {
            assertThat(house.tickets.find(number)).isEmpty();
            assertThat(house.tickets.read(number)).isEmpty();
            assertThat(house.tickets.history(number)).isEmpty();
            assertThat(queue.rank(number)).isEmpty();
            assertThat(queue.page(QueueFilter.of(QueueTab.ALL, house.kowalski.id()), Optional.empty(), 50)
                            .items())
                    .isEmpty();
            assertThat(queue.page(
                                    QueueFilter.of(QueueTab.ALL, house.kowalski.id())
                                            .withQuery(number.toString()),
                                    Optional.empty(),
                                    50)
                            .items())
                    .isEmpty();
            assertThat(queue.page(
                                    QueueFilter.of(QueueTab.ALL, house.kowalski.id())
                                            .withQuery("Naliczenie"),
                                    Optional.empty(),
                                    50)
                            .items())
                    .isEmpty();
            return true;
        });
        assertThat(house.say(house.kowalski, number, Visibility.PUBLIC, "?"))
                .isInstanceOf(AddMessageResult.NotFound.class);
        assertThat(house.move(house.kowalski, number, TicketStatus.CLOSED, ""))
                .isInstanceOf(ChangeResult.NotFound.class);
        assertThat(house.as(
                        house.kowalski,
                        () -> house.tickets.watch(number, house.kowalski.id(), Actor.of(house.kowalski))))
                .isInstanceOf(ChangeResult.NotFound.class);
    }

    @Test
    void noteEventAndFileOfANoteAreForOursAlone() throws IOException {
        var number = house.open(house.maria).number();
        var secret = file(house.anna, "hasla.txt");
        var shown = file(house.anna, "instrukcja.pdf");
        house.say(
                house.anna,
                number,
                Visibility.INTERNAL,
                "Klient zalega z płatnością.",
                false,
                Optional.empty(),
                List.of(secret));
        house.say(house.anna, number, Visibility.PUBLIC, "W załączniku.", false, Optional.empty(), List.of(shown));
        house.as(house.anna, () -> house.tickets.watch(number, house.piotr.id(), Actor.of(house.anna)));

        var theirs = house.page(house.maria, number);
        assertThat(theirs.thread()).hasSize(2).allMatch(message -> message.visibility() == Visibility.PUBLIC);
        assertThat(theirs.watchers()).isEmpty();
        assertThat(house.as(house.maria, () -> house.tickets.history(number)).orElseThrow())
                .noneMatch(HistoryEntry::internal)
                .noneMatch(entry -> entry.what() == EventKind.NOTED);
        assertThat(download(house.maria, secret)).isFalse();
        assertThat(download(house.maria, shown)).isTrue();
        assertThat(download(house.kowalski, shown)).isFalse();
        assertThat(download(house.anna, secret)).isTrue();

        assertThat(rows(house.maria, "select 1 from tickets.message where visibility = 'INTERNAL'"))
                .isZero();
        assertThat(rows(house.maria, "select 1 from tickets.event where internal"))
                .isZero();
        assertThat(rows(house.maria, "select 1 from tickets.attachment where visibility = 'INTERNAL'"))
                .isZero();
        assertThat(rows(house.maria, "select 1 from tickets.watcher where ours"))
                .isZero();
        for (var table : List.of(
                "ticket",
                "message",
                "event",
                "attachment",
                "watcher",
                "link",
                "draft",
                "notification",
                "seen",
                "saved_view",
                "canned_reply")) {
            assertThat(rows(house.kowalski, "select 1 from tickets." + table))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void aClientWritesNoNote() {
        var number = house.open(house.maria).number();
        assertThat(house.say(house.maria, number, Visibility.INTERNAL, "x"))
                .isInstanceOf(AddMessageResult.Refused.class);
    }

    @Test
    void colleaguesSeeItUnlessItIsConfidential() {
        var number = house.open(house.maria).number();
        assertThat(house.as(house.prezes, () -> house.tickets.read(number))).isPresent();
        assertThat(house.as(house.prezes, () -> house.tickets.setConfidential(number, true, Actor.of(house.prezes))))
                .isInstanceOf(ChangeResult.Refused.class);
        House.done(house.as(house.maria, () -> house.tickets.setConfidential(number, true, Actor.of(house.maria))));

        assertThat(house.as(house.prezes, () -> house.tickets.read(number))).isEmpty();
        assertThat(rows(house.prezes, "select 1 from tickets.message")).isZero();
        assertThat(house.as(
                                house.prezes,
                                () -> queue.page(
                                        QueueFilter.of(QueueTab.ALL, house.prezes.id())
                                                .withQuery("Naliczenie"),
                                        Optional.empty(),
                                        50))
                        .items())
                .isEmpty();
        assertThat(house.as(house.maria, () -> house.tickets.read(number))).isPresent();

        House.done(house.as(house.maria, () -> house.tickets.watch(number, house.prezes.id(), Actor.of(house.maria))));
        assertThat(house.as(house.prezes, () -> house.tickets.read(number))).isPresent();
        House.done(
                house.as(house.maria, () -> house.tickets.unwatch(number, house.prezes.id(), Actor.of(house.maria))));
        assertThat(house.as(house.prezes, () -> house.tickets.read(number))).isEmpty();
    }

    @Test
    void aClientLetsNobodyElseWatch() {
        var number = house.open(house.maria).number();
        for (var other : List.of(house.kowalski, house.anna)) {
            assertThat(house.as(house.maria, () -> house.tickets.watch(number, other.id(), Actor.of(house.maria))))
                    .isInstanceOf(ChangeResult.Refused.class);
        }
    }

    @Test
    void aFileIsTakenOnlyByWhoSentItAndOnce() throws IOException {
        var number = house.open(house.maria).number();
        var others = house.open(house.kowalski).number();
        var mine = file(house.maria, "a.txt");
        assertThat(say(house.prezes, number, mine)).isInstanceOf(AddMessageResult.Refused.class);
        assertThat(say(house.kowalski, others, mine)).isInstanceOf(AddMessageResult.Refused.class);
        assertThat(say(house.maria, number, mine)).isInstanceOf(AddMessageResult.Added.class);
        assertThat(say(house.maria, number, mine)).isInstanceOf(AddMessageResult.Refused.class);
        assertThat(house.page(house.anna, number).thread()).hasSize(2);
    }

    @Test
    void aDraftIsItsWritersAlone() {
        var number = house.open(house.maria).number();
        house.as(house.anna, () -> {
            drafts.save(house.anna.id(), Optional.of(number), Draft.Kind.NOTE, "", "zaczęte");
            return true;
        });
        assertThat(house.as(house.anna, () -> drafts.find(house.anna.id(), Optional.of(number), Draft.Kind.NOTE)))
                .isPresent();
        assertThat(house.as(house.piotr, () -> drafts.find(house.anna.id(), Optional.of(number), Draft.Kind.NOTE)))
                .isEmpty();
        assertThat(house.as(house.maria, () -> drafts.find(house.anna.id(), Optional.of(number), Draft.Kind.NOTE)))
                .isEmpty();
    }

    @Test
    void aLinkToAnotherCompanysTicketIsInternal() {
        var one = house.open(house.maria).number();
        var other = house.open(house.kowalski, Category.ERROR, "To samo u nas").number();
        House.done(house.as(house.anna, () -> house.tickets.link(one, other, Actor.of(house.anna))));
        assertThat(house.page(house.anna, one).links()).hasSize(1);
        assertThat(house.page(house.maria, one).links()).isEmpty();
        assertThat(house.as(house.maria, () -> house.tickets.history(one)).orElseThrow())
                .noneMatch(entry -> entry.what() == EventKind.LINKED);
    }

    private AddMessageResult say(Person by, TicketNumber number, AttachmentId file) {
        return house.say(by, number, Visibility.PUBLIC, "Plik", false, Optional.empty(), List.of(file));
    }

    private AttachmentId file(Person by, String name) throws IOException {
        var client = by.client().orElse(house.zorza);
        return house.as(by, () -> {
            try {
                return ((StoreFileResult.Stored) attachments.store(
                                new ByteArrayInputStream(name.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                                name,
                                client,
                                Actor.of(by)))
                        .attachment()
                        .id();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private boolean download(Person by, AttachmentId id) {
        return house.as(by, () -> {
            try (var content = attachments.open(id).map(Download::content).orElse(null)) {
                return content != null;
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    private int rows(Person by, String sql) {
        return house.as(
                by,
                () -> transaction.execute(status -> jdbc.sql("select count(*) from (" + sql + ") r")
                        .query(Integer.class)
                        .single()));
    }
}
