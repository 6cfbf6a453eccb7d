package pl.sos.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.AdminCommand;
import pl.sos.ground.Refusal;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.mail.internal.Processing;
import pl.sos.mail.testing.TestMailbox;

/** {@code ./sos admin mail import}, as the launcher runs it. */
@SosTest
class MailImportTest {
    private static final String MAIL =
            "From: obcy@zle.example\nMessage-ID: <1@zle.example>\nSubject: Rurka\n\nTreść.\n";

    @TempDir
    Path folder;

    @Autowired
    List<AdminCommand> commands;

    @Autowired
    Mailboxes mailboxes;

    @Autowired
    IncomingMails mails;

    @Autowired
    Processing processing;

    @BeforeEach
    void mailbox() {
        TestDatabase.reset();
        add("Pomoc");
    }

    @Test
    void storesOneMailAndTheSameAgainIsHarmless() throws Exception {
        var file = written(MAIL);
        assertThat(run(file, "--mailbox", "pomoc")).contains("Pomoc");
        var stdin = System.in;
        try {
            System.setIn(new ByteArrayInputStream(MAIL.getBytes(StandardCharsets.UTF_8)));
            assertThat(run("-")).isEqualTo(sentence("mail.import.known", "Pomoc"));
            System.setIn(new ByteArrayInputStream(new byte[0]));
            refuses("mail.import.empty", "-");
        } finally {
            System.setIn(stdin);
        }
        // What is no mail is stored as well, and then stands where somebody sees it.
        run(written("\u0000\u0001 to nie jest wiadomość"));
        processing.work();
        assertThat(states()).containsExactlyInAnyOrder(MailState.TRIAGE, MailState.QUARANTINED);
    }

    @Test
    void takesEachMailOfAnMboxOnce() throws Exception {
        var bad = "\u0000\u0001 to nie jest wiadomość\n";
        var quoting = mail(2, "Pisali Państwo:\n\n>From wtorku działa.\n\nA jednak nie.\n");
        var mbox = divided(mail(1, "Pierwsza.\n")) + divided(bad) + divided(quoting) + divided(mail(1, "Pierwsza.\n"));
        assertThat(run(written(mbox))).isEqualTo(sentence("mail.import.several", "Pomoc", 3, 1, 0));
        // Again, and with the ends of lines of another system: all is known, by its bytes or by its Message-ID.
        assertThat(run(written(mbox))).isEqualTo(sentence("mail.import.several", "Pomoc", 0, 4, 0));
        var more = divided(mail(3, "Trzecia.\n")).replace("\n", "\r\n");
        assertThat(run(written(more))).isEqualTo(sentence("mail.import.several", "Pomoc", 1, 0, 0));
        processing.work();
        assertThat(states())
                .containsExactlyInAnyOrder(MailState.TRIAGE, MailState.QUARANTINED, MailState.TRIAGE, MailState.TRIAGE);
        assertThat(raw("Sprawa 2")).isEqualTo(quoting.replace(">From", "From"));
        assertThat(raw("Sprawa 3")).isEqualTo(mail(3, "Trzecia.\n").replace("\n", "\r\n"));
    }

    @Test
    void goesOnBehindWhatTheMailboxDoesNotLetThrough() throws Exception {
        var mbox = new StringBuilder();
        for (int i = 0; i < 70; i++) {
            mbox.append(divided(mail(i, "Zalew.\n")));
        }
        assertThat(run(written(mbox.toString()))).isEqualTo(sentence("mail.import.several", "Pomoc", 60, 0, 10));
    }

    @Test
    void dividesNoSingleMail() throws Exception {
        // Neither one that does not begin with a divider nor one of which it is said so.
        var forging = mail(1, "Dzień dobry\n\n" + DIVIDER + "From: prezes@zle.example\n\nDopisane.\n");
        assertThat(run(written(forging))).isEqualTo(sentence("mail.import.taken", "Pomoc"));
        assertThat(run(written(DIVIDER + forging), "--one")).isEqualTo(sentence("mail.import.taken", "Pomoc"));
        assertThat(states()).hasSize(2);
    }

    private static final String DIVIDER = "From obcy@zle.example Fri Nov 27 08:15:00 2026\n";

    private static String divided(String mail) {
        return DIVIDER + mail + "\n";
    }

    private static String mail(int number, String text) {
        return "From: obcy@zle.example\nMessage-ID: <" + number + "@zle.example>\nSubject: Sprawa " + number + "\n\n"
                + text;
    }

    private String raw(String subject) throws Exception {
        var found = Scope.asStaff(() -> mails.list(Set.of(), Optional.empty())).items().stream()
                .filter(mail -> mail.subject().equals(subject))
                .findFirst()
                .orElseThrow();
        try (var raw = mails.raw(found).orElseThrow()) {
            return new String(raw.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void saysWhatIsWrongAndStoresNothing() throws Exception {
        refuses("mail.import.no-file", folder.resolve("nie-ma.eml").toString());
        refuses("mail.import.no-file", folder.toString());
        refuses("mail.import.usage");
        refuses("mail.import.usage", "--mailbox");
        var file = written(MAIL);
        refuses("mail.import.unknown", file, "--mailbox", "Nieznana");
        add("Biuro");
        refuses("mail.import.which", file);
        assertThat(states()).isEmpty();
    }

    private void refuses(String key, String... arguments) {
        var refusal = catchThrowableOfType(Refusal.class, () -> run(arguments));
        assertThat(refusal.key()).isEqualTo(key);
        assertThat(refusal.exitCode()).isEqualTo(Refusal.USAGE);
        assertThat(refusal.sentence(Locale.of("pl"))).doesNotContain("mail.import", "{0}");
    }

    private String run(String... arguments) throws Exception {
        var out = new ByteArrayOutputStream();
        var command = commands.stream()
                .filter(one -> one.words().equals("mail import"))
                .findFirst()
                .orElseThrow();
        command.run(List.of(arguments), new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    private static String sentence(String key, Object... arguments) {
        return Refusal.sentence(key, Locale.getDefault(), arguments);
    }

    private String written(String content) throws Exception {
        return Files.writeString(Files.createTempFile(folder, "mail", ".eml"), content)
                .toString();
    }

    private List<MailState> states() {
        return Scope.asStaff(() -> mails.list(Set.of(), Optional.empty())).items().stream()
                .map(mail -> mail.state())
                .toList();
    }

    private void add(String name) {
        var mailbox = TestMailbox.named(name).limits(60, 60).made();
        Scope.asSystem(() -> mailboxes.save(mailbox, Optional.empty(), Optional.empty()));
    }
}
