package pl.sos.mail.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import pl.sos.mail.MailState;

/** How the list of mails is narrowed. */
public enum MailTab {
    TRIAGE(MailState.TRIAGE),
    QUARANTINE(MailState.QUARANTINED),
    PROCESSED(MailState.PROCESSED),
    LEFT_ASIDE(MailState.IGNORED, MailState.DISCARDED),
    WAITING(MailState.RECEIVED),
    ALL;

    private final Set<MailState> states;

    MailTab(MailState... states) {
        this.states = Set.of(states);
    }

    Set<MailState> states() {
        return states;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<MailTab> of(String code) {
        return Arrays.stream(values()).filter(tab -> tab.code().equals(code)).findFirst();
    }
}
