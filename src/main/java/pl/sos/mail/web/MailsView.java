package pl.sos.mail.web;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pl.sos.kernel.Slice;
import pl.sos.mail.MailState;
import pl.sos.mail.internal.IncomingMail;
import pl.sos.outbox.Posting;
import pl.sos.page.Page;

/**
 * The list of mails that came in.
 *
 * @param letters of ours that mails in this list report as not delivered
 */
public record MailsView(
        MailTab tab, Slice<IncomingMail> slice, Map<MailState, Long> waiting, Map<UUID, Posting> letters) {
    /** The letter of ours that came back with it. */
    public Optional<Posting> returned(IncomingMail mail) {
        return mail.returned().map(letters::get);
    }

    public String next() {
        return "/mail?tab=" + tab.code() + "&after=" + slice.next().orElse("");
    }

    /** How many wait there, at most "99+"; empty where nobody waits. */
    public String count(MailTab one) {
        long count = one.states().stream()
                .mapToLong(state -> waiting.getOrDefault(state, 0L))
                .sum();
        return one == MailTab.ALL || count == 0 ? "" : count > 99 ? "99+" : String.valueOf(count);
    }

    /** Where a mail in this state is found. */
    public static MailTab tab(MailState state) {
        return Arrays.stream(MailTab.values())
                .filter(tab -> tab.states().contains(state))
                .findFirst()
                .orElse(MailTab.ALL);
    }

    /** Why it stands where it stands, in words. */
    public static String reason(IncomingMail mail, Page page) {
        return mail.reason().flatMap(code -> page.known("mail.reason." + code)).orElse("");
    }

    /** By name, else by address; in words where neither can be read. */
    public static String sender(IncomingMail mail, Page page) {
        return anonymous(mail)
                ? page.t("mail.no-sender")
                : mail.senderName().isBlank() ? mail.sender() : mail.senderName();
    }

    public static boolean anonymous(IncomingMail mail) {
        return mail.senderName().isBlank() && mail.sender().isBlank();
    }

    /** It waits for a word, and bears the address of somebody that we know who did not write it. */
    public static boolean poses(IncomingMail mail) {
        return mail.state() == MailState.TRIAGE
                && mail.reason().filter("forged"::equals).isPresent();
    }

    /** It bears a name beside its address. */
    public static boolean named(IncomingMail mail) {
        return !mail.senderName().isBlank() && !mail.senderName().equalsIgnoreCase(mail.sender());
    }

    public static String tone(MailState state) {
        return switch (state) {
            case PROCESSED -> "tag-good";
            case TRIAGE -> "tag-soon";
            case QUARANTINED -> "tag-late";
            case RECEIVED, IGNORED, DISCARDED -> "";
        };
    }

    public static String icon(MailState state) {
        return switch (state) {
            case PROCESSED -> "circle-check";
            case TRIAGE -> "user-question";
            case QUARANTINED -> "alert-triangle";
            case RECEIVED -> "hourglass";
            case IGNORED -> "archive";
            case DISCARDED -> "trash";
        };
    }
}
