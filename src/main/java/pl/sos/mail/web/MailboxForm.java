package pl.sos.mail.web;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import pl.sos.identity.EmailAddress;
import pl.sos.kernel.Category;
import pl.sos.kernel.PersonId;
import pl.sos.mail.Mailbox;

/** What the form of a mailbox holds, as typed. */
public record MailboxForm(Map<String, String> typed) {
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.:-]{0,251}[A-Za-z0-9])?");

    public MailboxForm {
        typed = Map.copyOf(typed);
    }

    static MailboxForm empty() {
        return new MailboxForm(Map.of(
                "port",
                "993",
                "tls",
                "TLS",
                "auth",
                "PASSWORD",
                "folder",
                "INBOX",
                "category",
                "OTHER",
                "senderLimit",
                "60",
                "hourlyLimit",
                "3000",
                "active",
                "true"));
    }

    static MailboxForm of(Mailbox mailbox) {
        var typed = new LinkedHashMap<>(empty().typed());
        typed.put("name", mailbox.name());
        typed.put("address", mailbox.address());
        typed.put("authserv", mailbox.authserv());
        typed.put("category", mailbox.category().name());
        mailbox.application().ifPresent(code -> typed.put("application", code));
        mailbox.triageOwner().ifPresent(owner -> typed.put("owner", owner.toString()));
        typed.put("senderLimit", String.valueOf(mailbox.senderLimit()));
        typed.put("hourlyLimit", String.valueOf(mailbox.hourlyLimit()));
        typed.put("active", String.valueOf(mailbox.active()));
        mailbox.access().ifPresent(access -> {
            typed.put("host", access.host());
            typed.put("port", String.valueOf(access.port()));
            typed.put("tls", access.tls().name());
            typed.put("user", access.user());
            typed.put("auth", access.auth().name());
            typed.put("folder", access.folder());
            access.doneFolder().ifPresent(folder -> typed.put("doneFolder", folder));
            access.tokenEndpoint().ifPresent(endpoint -> typed.put("tokenEndpoint", endpoint));
            access.tokenClient().ifPresent(client -> typed.put("tokenClient", client));
        });
        return new MailboxForm(typed);
    }

    public String value(String name) {
        return typed.getOrDefault(name, "").strip();
    }

    Optional<String> given(String name) {
        return Optional.of(value(name)).filter(text -> !text.isEmpty());
    }

    /** Message keys by field; none when it can be saved. */
    Map<String, String> wrong() {
        var wrong = new LinkedHashMap<String, String>();
        check(wrong, "name", !value("name").isEmpty() && value("name").length() <= 80);
        check(wrong, "address", EmailAddress.normalise(value("address")).isPresent());
        check(wrong, "senderLimit", number("senderLimit", 1_000_000).isPresent());
        check(wrong, "hourlyLimit", number("hourlyLimit", 10_000_000).isPresent());
        check(
                wrong,
                "authserv",
                value("authserv").length() <= 253 && !value("authserv").contains(" "));
        wrong.putAll(wrongAccess());
        return wrong;
    }

    /** Message keys by field that say how to reach the server; none when the connection can be tried. */
    Map<String, String> wrongAccess() {
        var wrong = new LinkedHashMap<String, String>();
        if (given("host").isPresent()) {
            check(wrong, "host", HOST.matcher(value("host")).matches());
            check(wrong, "port", number("port", 65_535).isPresent());
            check(wrong, "user", !value("user").isEmpty());
            check(wrong, "folder", !value("folder").isEmpty());
            if (value("auth").equals("XOAUTH2")) {
                check(wrong, "tokenEndpoint", secure(value("tokenEndpoint")));
            }
        }
        return wrong;
    }

    private static void check(Map<String, String> wrong, String field, boolean fine) {
        if (!fine) {
            wrong.put(field, "mail.mailbox.wrong." + field);
        }
    }

    private Optional<Integer> number(String name, int most) {
        return given(name)
                .filter(text -> text.matches("[0-9]{1,8}"))
                .map(Integer::valueOf)
                .filter(number -> number >= 1 && number <= most);
    }

    private static boolean secure(String address) {
        try {
            var uri = URI.create(address);
            return "https".equals(uri.getScheme()) && uri.getHost() != null;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /** Only of a form with nothing {@link #wrong}. */
    Mailbox mailbox(UUID id) {
        return new Mailbox(
                id,
                value("name"),
                EmailAddress.normalise(value("address")).orElseThrow(),
                access(),
                value("authserv"),
                one(Category.class, "category", Category.OTHER),
                given("application"),
                given("owner").map(PersonId::of),
                number("senderLimit", 1_000_000).orElseThrow(),
                number("hourlyLimit", 10_000_000).orElseThrow(),
                value("active").equals("true"),
                Optional.empty(),
                Optional.empty());
    }

    /** Empty without a server; only of a form with no {@link #wrongAccess}. */
    Optional<Mailbox.Access> access() {
        return given("host")
                .map(host -> new Mailbox.Access(
                        host,
                        number("port", 65_535).orElseThrow(),
                        one(Mailbox.Tls.class, "tls", Mailbox.Tls.TLS),
                        value("user"),
                        one(Mailbox.Auth.class, "auth", Mailbox.Auth.PASSWORD),
                        given("tokenEndpoint"),
                        given("tokenClient"),
                        value("folder"),
                        given("doneFolder")));
    }

    private <E extends Enum<E>> E one(Class<E> type, String name, E usual) {
        try {
            return Enum.valueOf(type, value(name));
        } catch (IllegalArgumentException unknown) {
            return usual;
        }
    }
}
