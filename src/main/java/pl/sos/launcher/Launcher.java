package pl.sos.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.web.server.PortInUseException;
import pl.sos.ground.Refusal;

/** Finds the command, runs it, and turns what goes wrong into one sentence and an exit code. */
public final class Launcher {
    private static final List<Command> COMMANDS = List.of(new RunCommand(), new AdminDispatch(), new BenchCommand());

    /** Where the details of a failure go; known once the settings are read. */
    private static volatile @Nullable Path log;

    private Launcher() {}

    /** Runs the command line and ends the process. */
    public static void main(Class<?> application, String[] arguments) {
        // Silences what is logged before the log file is known.
        LoggingSystem.get(Launcher.class.getClassLoader()).beforeInitialize();
        System.exit(run(application, Arrays.asList(arguments)));
    }

    private static int run(Class<?> application, List<String> words) {
        if (words.isEmpty()
                || words.getFirst().equals("--help")
                || words.getFirst().equals("help")) {
            System.out.println(sentence("launcher.help"));
            return words.isEmpty() ? Refusal.USAGE : 0;
        }
        List<String> rest = words.subList(1, words.size());
        try {
            Command command = COMMANDS.stream()
                    .filter(known -> known.name().equals(words.getFirst()))
                    .findFirst()
                    .orElseThrow(() -> Refusal.usage("launcher.command.unknown", words.getFirst()));
            if (rest.equals(List.of("--help"))) {
                System.out.println(command.help());
                return 0;
            }
            return command.run(rest, application);
        } catch (Throwable failure) {
            // An Error too: a person at a terminal gets a sentence and an exit code, whatever it was.
            return explain(failure);
        }
    }

    /**
     * Ends the process although the application is still being put together; orderly closing would wait for it. Only
     * for a database that did not come up: there is nothing yet that could be lost.
     */
    static void halt(Throwable failure) {
        int code = explain(failure);
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }

    private static int explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                writeDown(refusal);
                System.err.println(refusal.sentence(language()));
                return refusal.exitCode();
            }
            if (cause instanceof PortInUseException taken) {
                System.err.println(sentence("launcher.port.taken", taken.getPort()));
                return Refusal.ENVIRONMENT;
            }
        }
        writeDown(failure);
        Path file = log;
        System.err.println(
                file == null
                        ? sentence("launcher.failed", failure)
                        : sentence("launcher.failed.log", failure.getClass().getSimpleName(), file));
        return 1;
    }

    private static void writeDown(Throwable failure) {
        Path file = log;
        if (file == null) {
            return;
        }
        try (var writer =
                new PrintWriter(Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
            writer.println(java.time.Instant.now() + " the command ended with");
            failure.printStackTrace(writer);
        } catch (IOException e) {
            // The sentence on the terminal is what counts; a full disk may be the very reason we are here.
            return;
        }
    }

    static void logTo(Path file) {
        log = file;
    }

    /** The language of the terminal: Polish when it says so, else English. */
    static Locale language() {
        Map<String, String> environment = System.getenv();
        for (String name : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
            String value = environment.get(name);
            if (value != null && !value.isEmpty()) {
                return value.startsWith("pl") ? Locale.of("pl") : Locale.ENGLISH;
            }
        }
        return Locale.ENGLISH;
    }

    static String sentence(String key, Object... arguments) {
        return Refusal.sentence(key, language(), arguments);
    }
}
