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
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.AdminCommand;
import pl.sos.ground.Refusal;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.kernel.Category;
import pl.sos.mail.internal.Processing;

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
        var mailbox = new Mailbox(
                UUID.randomUUID(),
                name,
                name + "@perfektlab.example",
                Optional.empty(),
                "",
                Category.OTHER,
                Optional.empty(),
                Optional.empty(),
                60,
                60,
                true,
                Optional.empty(),
                Optional.empty());
        Scope.asSystem(() -> mailboxes.save(mailbox, Optional.empty(), Optional.empty()));
    }
}
