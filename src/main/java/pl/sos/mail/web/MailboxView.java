package pl.sos.mail.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import pl.sos.identity.Person;
import pl.sos.mail.Mailbox;
import pl.sos.page.Page;
import pl.sos.products.Application;

/**
 * The form of a mailbox.
 *
 * @param id empty for a new one
 * @param secretStored a password or token is there, and is not shown
 * @param wrong message keys by field
 * @param tried what trying the connection brought, in words
 */
public record MailboxView(
        Optional<UUID> id,
        MailboxForm form,
        boolean secretStored,
        Map<String, String> wrong,
        Optional<Tried> tried,
        List<Person> staff,
        List<Application> applications) {
    /**
     * What came of trying.
     *
     * @param said in words of the server, where these help
     */
    public record Tried(Outcome outcome, String sentence, Optional<String> said) {
        /** NOTHING where there is no server that could be tried. */
        public enum Outcome {
            WORKS("alert-success", "circle-check"),
            FAILS("alert-danger", "alert-triangle"),
            NOTHING("", "info-circle");

            private final String look;
            private final String icon;

            Outcome(String look, String icon) {
                this.look = look;
                this.icon = icon;
            }

            public String look() {
                return look;
            }

            public String icon() {
                return icon;
            }
        }

        static Tried failed(String code, String detail, Page page) {
            var words = FailureWords.of(code, detail, page);
            return new Tried(Outcome.FAILS, words.sentence(), words.said());
        }

        /** Nothing was tried, since something in the form stands in the way. */
        static Tried not(Map<String, String> wrong, Page page) {
            var first = wrong.entrySet().iterator().next();
            return new Tried(
                    Outcome.FAILS,
                    page.t(
                            "mail.mailbox.not-tried",
                            page.t("mail.mailbox." + first.getKey()),
                            page.t(first.getValue())),
                    Optional.empty());
        }
    }

    public static Mailbox.Tls[] protections() {
        return Mailbox.Tls.values();
    }

    public static Mailbox.Auth[] proofs() {
        return Mailbox.Auth.values();
    }

    public String error(String field) {
        return wrong.getOrDefault(field, "");
    }

    public boolean is(String field, String value) {
        return form.value(field).equals(value);
    }
}
