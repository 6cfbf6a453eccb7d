package pl.sos.mail.web;

import java.util.Optional;
import java.util.Set;
import pl.sos.page.Page;

/**
 * Why a mailbox does not open, and what to do about it.
 *
 * @param said what the server said, where its words help; in its own language
 */
public record FailureWords(String sentence, Optional<String> said) {
    private static final Set<String> TOLD_BY_THE_SERVER = Set.of("password", "token", "token-rejected", "other");

    /** @param code of a {@link pl.sos.mail.Mailbox.Failure} */
    public static FailureWords of(String code, String detail, Page page) {
        return new FailureWords(
                page.t("mail.failure." + code, detail),
                Optional.of(detail).filter(text -> !text.isBlank() && TOLD_BY_THE_SERVER.contains(code)));
    }
}
