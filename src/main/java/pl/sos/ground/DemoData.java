package pl.sos.ground;

import java.util.List;

/** The demo vendor, loaded at the first start unless {@code --empty} is given. */
public interface DemoData {
    /**
     * An account that anybody at this machine may try.
     *
     * @param role the name of the sentence that says whose it is
     */
    record Account(String email, String password, String role) {}

    /** Whether the vendor is there already, so that loading it takes no time. */
    boolean loaded();

    /** Loads the vendor when it is not there yet; called with no scope bound, after the web server started. */
    List<Account> ensureLoaded();
}
