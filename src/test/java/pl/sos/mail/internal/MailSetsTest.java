package pl.sos.mail.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.ground.Settings;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.mail.IncomingMails;
import pl.sos.mail.MailState;
import pl.sos.mail.Mailbox;
import pl.sos.mail.Mailboxes;
import pl.sos.mail.testing.TestMailbox;
import pl.sos.page.testing.House;

/** Mails that are settled together: none fails, waits or ends a process for another's sake. */
@SosTest
class MailSetsTest {
    @Autowired
    House houses;

    @Autowired
    Intake intake;

    @Autowired
    Processing processing;

    @Autowired
    IncomingMails mails;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Settings settings;

    @Autowired
    TestClock clock;

    private final Mailbox mailbox = TestMailbox.pomoc();

    @BeforeEach
    void furnish() {
        TestDatabase.reset();
        houses.furnish();
        Scope.asSystem(() -> mailboxes.save(mailbox, Optional.empty(), Optional.empty()));
    }

    @AfterEach
    void resetTheClock() throws SQLException {
        clock.reset();
        as("drop trigger if exists refuses on tickets.ticket");
    }

    @Test
    void whatArrivesTogetherIsSettledInOneRound() {
        take(IntStream.range(0, 12).mapToObj(i -> mail("sprawa-" + i, "")).toList());
        assertThat(processing.workOnce()).isEqualTo(12);
        assertThat(states(MailState.PROCESSED)).hasSize(12);
        assertThat(count("select count(distinct ticket_id) from mail.incoming")).isEqualTo(12);
        assertThat(count("select count(*) from tickets.message")).isEqualTo(12);
        assertThat(count("select count(distinct ticket_id) from entitlement.decision"))
                .isEqualTo(12);
        assertThat(count("select count(*) from identity.audit_entry where action = 'tickets.opened'"))
                .isEqualTo(12);
        // Numbers in the order in which they came, and one automatic letter to their author.
        assertThat(count("""
                        select count(*) from (select t.number < lag(t.number) over (order by i.id) as back
                                                from mail.incoming i join tickets.ticket t on t.id = i.ticket_id) as pairs
                         where back
                        """)).isZero();
        assertThat(count("select count(*) from outbox.mail where recipient = 'ksiegowa@sm-zorza.example'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from tickets.held_receipt")).isEqualTo(11);
    }

    @Test
    void anAnswerJoinsTheTicketThatBeganJustBefore() {
        take(List.of(
                mail("pytanie", ""), mail("inna", ""), mail("odpowiedz", "References: <pytanie@sm-zorza.example>\n")));
        assertThat(processing.workOnce()).isEqualTo(3);
        assertThat(states(MailState.PROCESSED)).hasSize(3);
        assertThat(count("select count(*) from tickets.ticket")).isEqualTo(2);
    }

    @Test
    void oneThatTheDatabaseRefusesFailsAlone() throws Exception {
        as("""
                create or replace function public.refuses() returns trigger language plpgsql as $$
                begin
                    raise exception 'not this one';
                end $$
                """);
        as("create trigger refuses before insert on tickets.ticket for each row"
                + " when (new.subject = 'zla') execute function public.refuses()");
        take(List.of(mail("dobra", ""), mail("zla", ""), mail("druga", "")));
        processing.workOnce();
        assertThat(states(MailState.PROCESSED)).containsExactlyInAnyOrder("dobra", "druga");
        assertThat(states(MailState.RECEIVED)).hasSize(1);
        assertThat(processing.work()).isZero();

        as("drop trigger refuses on tickets.ticket");
        clock.advance(Duration.ofSeconds(11));
        assertThat(processing.work()).isEqualTo(1);
        assertThat(states(MailState.PROCESSED)).hasSize(3);
        assertThat(count("select count(*) from tickets.ticket")).isEqualTo(3);
    }

    @Test
    void oneWhoseBytesAreGoneFailsAlone() throws Exception {
        take(List.of(mail("dobra", ""), mail("zgubiona", ""), mail("druga", "")));
        var sha256 = inSystem("select sha256 from mail.incoming where message_id like '%zgubiona%'", String.class);
        Files.delete(settings.filesFolder()
                .resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256));
        processing.workOnce();
        assertThat(states(MailState.PROCESSED)).containsExactlyInAnyOrder("dobra", "druga");
        for (int i = 0; i < 6; i++) {
            clock.advance(Duration.ofMinutes(10));
            processing.work();
        }
        assertThat(states(MailState.QUARANTINED)).hasSize(1);
    }

    /** Whoever had it in hand may have died of it; whatever was tried with it would die six times too. */
    @Test
    void whatWasTriedBeforeComesAlone() throws Exception {
        take(IntStream.range(0, 5).mapToObj(i -> mail("sprawa-" + i, "")).toList());
        as("update mail.incoming set attempts = 1 where message_id like '%sprawa-2%'");
        assertThat(processing.workOnce()).isEqualTo(4);
        assertThat(processing.workOnce()).isEqualTo(1);
        assertThat(states(MailState.PROCESSED)).hasSize(5);

        take(IntStream.range(5, 8).mapToObj(i -> mail("sprawa-" + i, "")).toList());
        as("update mail.incoming set attempts = 1, next_attempt_at = next_attempt_at - interval '1 minute'"
                + " where message_id like '%sprawa-7%'");
        assertThat(processing.workOnce()).isEqualTo(1);
        assertThat(processing.workOnce()).isEqualTo(2);
    }

    /** Each takes a few times its length of memory while it is read. */
    @Test
    void longOnesComeOneByOne() throws Exception {
        take(IntStream.range(0, 3).mapToObj(i -> mail("sprawa-" + i, "")).toList());
        as("update mail.incoming set size = 3000000");
        assertThat(processing.workOnce()).isEqualTo(1);
        assertThat(processing.work()).isEqualTo(2);
        assertThat(states(MailState.PROCESSED)).hasSize(3);
    }

    private static String mail(String name, String head) {
        return "Authentication-Results: mx.perfektlab.example; dmarc=pass header.from=sm-zorza.example\n"
                + "From: <ksiegowa@sm-zorza.example>\nTo: pomoc@perfektlab.example\nMessage-ID: <" + name
                + "@sm-zorza.example>\nSubject: " + name + "\n" + head + "\nTreść.\n";
    }

    private void take(List<String> raw) {
        var kept = raw.stream().map(this::kept).toList();
        Scope.asSystem(() -> intake.note(mailbox, kept));
    }

    private Intake.Kept kept(String raw) {
        try {
            return intake.keep(
                    new ByteArrayInputStream(raw.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)),
                    clock.instant());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> states(MailState state) {
        return Scope.asStaff(() -> mails.list(Set.of(state), Optional.empty())).items().stream()
                .map(IncomingMail::subject)
                .toList();
    }

    private long count(String sql) {
        return inSystem(sql, Long.class);
    }

    private <T> T inSystem(String sql, Class<T> type) {
        return Scope.asSystem(
                () -> transaction.execute(status -> jdbc.sql(sql).query(type).single()));
    }

    private static void as(String sql) throws SQLException {
        try (var statement = TestDatabase.get().superuser().createStatement()) {
            statement.execute(sql);
        }
    }
}
