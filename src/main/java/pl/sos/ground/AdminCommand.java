package pl.sos.ground;

import java.io.PrintStream;
import java.util.List;

/**
 * A command of {@code ./sos admin}, such as {@code user add}. Declare it as a bean; it runs in its own process, without
 * a web server and without timers, beside a running installation or on a stopped one.
 */
public interface AdminCommand {
    /** The words that call it, such as {@code user add}. */
    String words();

    /** One line for {@code --help}: what follows the words. */
    String usage();

    /** The key of the sentence that says what it does, in {@code messages/<room>_*.properties}. */
    String helpKey();

    /**
     * Does it. Bind a {@link Scope} first: none is bound here.
     *
     * @param arguments what was typed after the words, without {@code --data}
     * @param out where the answer goes
     * @throws Refusal for what the caller can mend
     */
    void run(List<String> arguments, PrintStream out) throws Exception;
}
