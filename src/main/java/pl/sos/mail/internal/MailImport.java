package pl.sos.mail.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.AdminCommand;
import pl.sos.ground.Refusal;
import pl.sos.ground.Scope;
import pl.sos.mail.MailState;
import pl.sos.mail.Mailbox;
import pl.sos.mail.TakeMailResult;

/**
 * {@code mail import}: takes a raw mail, or all those of an {@link Mbox}, from a file or from a mail server's pipe. What
 * was taken is stored when the command ends with 0, and read by the running installation, or when it next starts.
 */
@Component
class MailImport implements AdminCommand {
    private static final int AT_ONCE = 50;

    private final Intake intake;
    private final MailboxStore mailboxes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MailImport(Intake intake, MailboxStore mailboxes, TransactionTemplate transaction, Clock clock) {
        this.intake = intake;
        this.mailboxes = mailboxes;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String words() {
        return "mail import";
    }

    @Override
    public String usage() {
        return "FILE|- [--mailbox NAME] [--one]";
    }

    @Override
    public String helpKey() {
        return "mail.import.help";
    }

    @Override
    public void run(List<String> arguments, PrintStream out) throws Exception {
        var rest = new ArrayList<>(arguments);
        int option = rest.indexOf("--mailbox");
        var name = "";
        if (option >= 0) {
            if (option + 1 == rest.size()) {
                throw Refusal.usage("mail.import.usage");
            }
            name = rest.remove(option + 1);
            rest.remove(option);
        }
        // Else whoever writes a divider into his mail could have the rest of it taken for the mail of another.
        boolean one = rest.remove("--one");
        if (rest.size() != 1 || rest.getFirst().startsWith("--")) {
            throw Refusal.usage("mail.import.usage");
        }
        var mailbox = mailbox(name);
        try (var raw = open(rest.getFirst())) {
            if (nothing(raw, rest.getFirst())) {
                throw Refusal.usage("mail.import.empty", rest.getFirst());
            }
            out.println(!one && Mbox.is(raw) ? several(mailbox, new Mbox(raw)) : one(mailbox, raw));
        }
    }

    private String one(Mailbox mailbox, InputStream raw) throws IOException {
        var kept = intake.keep(raw, clock.instant());
        if (kept.file() == null) {
            throw Refusal.usage("mail.import.too-long", Intake.LONGEST >> 20);
        }
        return switch (note(mailbox, List.of(kept)).getFirst()) {
            case TakeMailResult.Taken taken -> say("mail.import.taken", mailbox.name());
            case TakeMailResult.Known() -> say("mail.import.known", mailbox.name());
        };
    }

    /** Some at a time; when it is cut off, giving the same file again takes the rest. */
    private String several(Mailbox mailbox, Mbox mbox) throws IOException {
        var counts = new EnumMap<MailState, Integer>(MailState.class);
        var kept = new ArrayList<Intake.Kept>();
        for (var mail = mbox.mail(); mail != null; mail = mbox.mail()) {
            kept.add(intake.keep(mail, clock.instant()));
            if (kept.size() == AT_ONCE) {
                count(note(mailbox, kept), counts);
                kept.clear();
            }
        }
        count(note(mailbox, kept), counts);
        return say(
                "mail.import.several",
                mailbox.name(),
                counts.getOrDefault(MailState.RECEIVED, 0),
                counts.getOrDefault(MailState.IGNORED, 0),
                counts.getOrDefault(MailState.QUARANTINED, 0));
    }

    private List<TakeMailResult> note(Mailbox mailbox, List<Intake.Kept> kept) {
        return Scope.asSystem(() -> intake.note(mailbox, kept));
    }

    private static void count(List<TakeMailResult> results, Map<MailState, Integer> counts) {
        for (var result : results) {
            counts.merge(
                    switch (result) {
                        case TakeMailResult.Taken(var id, var state) -> state;
                        case TakeMailResult.Known() -> MailState.IGNORED;
                    },
                    1,
                    Integer::sum);
        }
    }

    private Mailbox mailbox(String name) {
        var all = Scope.asSystem(() -> Objects.requireNonNull(transaction.execute(status -> mailboxes.all())));
        if (all.isEmpty()) {
            throw Refusal.usage("mail.import.no-mailbox");
        }
        var names = all.stream().map(Mailbox::name).collect(Collectors.joining(", "));
        if (name.isEmpty()) {
            if (all.size() > 1) {
                throw Refusal.usage("mail.import.which", names);
            }
            return all.getFirst();
        }
        return all.stream()
                .filter(one ->
                        one.name().equalsIgnoreCase(name) || one.address().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> Refusal.usage("mail.import.unknown", name, names));
    }

    /** The first byte tells; a folder opens like a file and refuses it. */
    private static boolean nothing(InputStream raw, String file) {
        try {
            raw.mark(1);
            int first = raw.read();
            raw.reset();
            return first < 0;
        } catch (IOException e) {
            throw Refusal.usage("mail.import.no-file", file).because(e);
        }
    }

    private static InputStream open(String file) {
        if (file.equals("-")) {
            return new BufferedInputStream(System.in);
        }
        try {
            return new BufferedInputStream(Files.newInputStream(Path.of(file)));
        } catch (IOException | InvalidPathException e) {
            throw Refusal.usage("mail.import.no-file", file).because(e);
        }
    }

    private static String say(String key, Object... arguments) {
        return Refusal.sentence(key, Locale.getDefault(), arguments);
    }
}
