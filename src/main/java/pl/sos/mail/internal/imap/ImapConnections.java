package pl.sos.mail.internal.imap;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.mail.Mailbox;
import pl.sos.mail.internal.MailboxStore;
import pl.sos.mail.internal.Vault;

/** Opens mailboxes (RFC 3501) and says in a word why one does not open. */
@Component
public class ImapConnections {
    private static final Duration CONNECT = Duration.ofSeconds(15);
    /** Longer than a server is silent while it idles (RFC 2177 says to renew within 29 minutes). */
    private static final Duration SILENCE = Duration.ofMinutes(10);

    private static final int CHUNK = 1 << 20;

    private final MailboxStore store;
    private final Vault vault;
    private final AccessTokens tokens;
    private final TransactionTemplate transaction;

    ImapConnections(MailboxStore store, Vault vault, AccessTokens tokens, TransactionTemplate transaction) {
        this.store = store;
        this.vault = vault;
        this.tokens = tokens;
        this.transaction = transaction;
    }

    /** Passwords and tokens in clear, for as long as a connection is being made. */
    public record Secrets(String secret, Optional<String> tokenSecret) {}

    /**
     * Why a mailbox does not open.
     *
     * @param code ends the key {@code mail.failure.…}
     * @param detail what the server said, perhaps empty
     */
    public record Trouble(String code, String detail) {}

    /** What {@link #attempt} found. */
    public sealed interface Attempt {
        /** @param idle the server tells of new mail by itself */
        record Works(int messages, boolean idle) implements Attempt {}

        record Fails(Trouble trouble) implements Attempt {}
    }

    /** The secrets that are stored for it. */
    public Secrets stored(Mailbox mailbox) {
        return Scope.asSystem(() -> Objects.requireNonNull(transaction.execute(status -> {
            var sealed = store.sealed(mailbox.id());
            var secret = sealed.secret();
            var tokenSecret = sealed.tokenSecret();
            return new Secrets(
                    secret == null ? "" : vault.open(secret, mailbox.id()),
                    tokenSecret == null ? Optional.empty() : Optional.of(vault.open(tokenSecret, mailbox.id())));
        })));
    }

    /** Opens it once and closes it again; reads nothing. */
    public Attempt attempt(Mailbox.Access access, Secrets secrets) {
        try (var server = connect(access, secrets, fresh -> {})) {
            var folder = server.getFolder(access.folder());
            folder.open(Folder.READ_ONLY);
            int messages = folder.getMessageCount();
            if (access.doneFolder().isPresent()
                    && !server.getFolder(access.doneFolder().get()).exists()) {
                return new Attempt.Fails(
                        new Trouble("no-done-folder", access.doneFolder().get()));
            }
            return new Attempt.Works(messages, server.hasCapability("IDLE"));
        } catch (MessagingException | AccessTokens.TokenRefused e) {
            return new Attempt.Fails(trouble(e, access));
        }
    }

    /** Opens it with what is stored for it. */
    IdlingStore connect(Mailbox mailbox) throws MessagingException, AccessTokens.TokenRefused {
        var secrets = stored(mailbox);
        return connect(mailbox.access().orElseThrow(), secrets, fresh -> keep(mailbox.id(), secrets.secret(), fresh));
    }

    /** @param renewed hears of a refresh token that is to be used from now on */
    private IdlingStore connect(Mailbox.Access access, Secrets secrets, Consumer<String> renewed)
            throws MessagingException, AccessTokens.TokenRefused {
        boolean tls = access.tls() == Mailbox.Tls.TLS;
        var protocol = tls ? "imaps" : "imap";
        var server = new IdlingStore(Session.getInstance(properties(access, protocol)), protocol, tls);
        var password = secrets.secret();
        if (access.auth() == Mailbox.Auth.XOAUTH2) {
            var granted = tokens.fetch(access, secrets);
            granted.refreshToken()
                    .filter(fresh -> !fresh.equals(secrets.secret()))
                    .ifPresent(renewed);
            password = granted.accessToken();
        }
        server.connect(access.host(), access.port(), access.user(), password);
        return server;
    }

    /** Unless somebody has typed in another one in the meantime. */
    private void keep(UUID mailbox, String used, String fresh) {
        Scope.asSystem(() -> transaction.executeWithoutResult(status -> {
            var sealed = store.sealed(mailbox).secret();
            if (sealed != null && vault.open(sealed, mailbox).equals(used)) {
                store.renewSecret(mailbox, sealed, vault.seal(fresh, mailbox));
            }
        }));
    }

    static IMAPFolder open(IMAPStore server, Mailbox.Access access) throws MessagingException {
        var folder = (IMAPFolder) server.getFolder(access.folder());
        folder.open(Folder.READ_WRITE);
        return folder;
    }

    private static Properties properties(Mailbox.Access access, String protocol) {
        var properties = new Properties();
        var prefix = "mail." + protocol + ".";
        properties.setProperty(prefix + "connectiontimeout", String.valueOf(CONNECT.toMillis()));
        properties.setProperty(prefix + "timeout", String.valueOf(SILENCE.toMillis()));
        properties.setProperty(prefix + "writetimeout", String.valueOf(CONNECT.toMillis()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        // Required, not offered: a password must not go in clear because somebody in between suppressed STARTTLS.
        properties.setProperty(prefix + "starttls.enable", String.valueOf(access.tls() == Mailbox.Tls.STARTTLS));
        properties.setProperty(prefix + "starttls.required", String.valueOf(access.tls() == Mailbox.Tls.STARTTLS));
        properties.setProperty(prefix + "partialfetch", "true");
        properties.setProperty(prefix + "fetchsize", String.valueOf(CHUNK));
        properties.setProperty(prefix + "peek", "true");
        properties.setProperty(prefix + "connectionpoolsize", "1");
        if (access.auth() == Mailbox.Auth.XOAUTH2) {
            properties.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
            // The library's other client for the same mechanism: it answers an error challenge with an empty line, as
            // Google and Microsoft want it, not with the token again (decision 0187).
            properties.setProperty(prefix + "sasl.enable", "true");
            properties.setProperty(prefix + "sasl.mechanisms", "XOAUTH2");
        }
        return properties;
    }

    /** The clearest word for what went wrong. */
    static Trouble trouble(Exception failure, Mailbox.Access access) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            switch (cause) {
                case AccessTokens.TokenRefused refused -> {
                    return new Trouble("token", words(refused));
                }
                case AuthenticationFailedException refused -> {
                    return new Trouble(
                            access.auth() == Mailbox.Auth.XOAUTH2 ? "token-rejected" : "password", words(refused));
                }
                case FolderNotFoundException missing -> {
                    return new Trouble("no-folder", access.folder());
                }
                case UnknownHostException unknown -> {
                    return new Trouble("no-host", access.host());
                }
                case SSLException insecure -> {
                    return new Trouble("tls", words(insecure));
                }
                case ConnectException refused -> {
                    return new Trouble("refused", access.host() + ":" + access.port());
                }
                case SocketTimeoutException late -> {
                    return new Trouble("time-out", access.host() + ":" + access.port());
                }
                default -> {}
            }
        }
        return new Trouble("other", words(failure));
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : cause.getCause();
    }

    private static String words(Exception failure) {
        var text = String.valueOf(failure.getMessage()).replaceAll("\\s+", " ");
        return text.length() <= 200 ? text : text.substring(0, 200);
    }
}
