package pl.sos.mail.internal.imap;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.mail.Mailbox;
import pl.sos.mail.internal.MailboxStore;
import pl.sos.mail.internal.Vault;

/** Opens mailboxes (RFC 3501) and says in a word why one does not open. */
@Component
public class ImapConnections {
    /** While it idles a server is silent for long (RFC 2177 says to renew within 29 minutes). */
    private static final Patience USUAL = new Patience(Duration.ofSeconds(15), Duration.ofMinutes(10));

    /** While somebody looks at the screen. */
    static final Patience ATTEMPT = new Patience(Duration.ofSeconds(5), Duration.ofSeconds(8));

    /** An attempt is over after so long, whatever the servers do. */
    static final Duration LONGEST_ATTEMPT = Duration.ofSeconds(10);

    private static final int CHUNK = 1 << 20;

    private final MailboxStore store;
    private final Vault vault;
    private final AccessTokens tokens;
    private final TransactionTemplate transaction;
    private final Patience patience;
    private final Duration longest;

    @Autowired
    ImapConnections(MailboxStore store, Vault vault, AccessTokens tokens, TransactionTemplate transaction) {
        this(store, vault, tokens, transaction, ATTEMPT, LONGEST_ATTEMPT);
    }

    private ImapConnections(
            MailboxStore store,
            Vault vault,
            AccessTokens tokens,
            TransactionTemplate transaction,
            Patience patience,
            Duration longest) {
        this.store = store;
        this.vault = vault;
        this.tokens = tokens;
        this.transaction = transaction;
        this.patience = patience;
        this.longest = longest;
    }

    /** The same, but for how long an attempt waits for each word and how long it lasts at most. */
    ImapConnections waiting(Duration silence, Duration longest) {
        return new ImapConnections(
                store, vault, tokens, transaction, new Patience(ATTEMPT.connect(), silence), longest);
    }

    /** How long to wait for a connection, and for a word on it. */
    record Patience(Duration connect, Duration silence) {}

    /** Passwords and tokens in clear, for as long as a connection is being made. */
    public record Secrets(String secret, Optional<String> tokenSecret) {}

    /**
     * Why a mailbox does not open.
     *
     * @param code ends the key {@code mail.failure.…}
     * @param detail what that sentence names, or what the server said; perhaps empty
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

    /** Opens it once with what was typed and closes it again, within {@link #LONGEST_ATTEMPT}; reads nothing. */
    public Attempt attempt(Mailbox.Access access, Secrets secrets) {
        return hurried(access, secrets, fresh -> {});
    }

    /** The same with what is stored for it; a newer refresh token is kept. */
    public Attempt attempt(Mailbox stored, Mailbox.Access access) {
        var secrets = stored(stored);
        return hurried(access, secrets, fresh -> keep(stored.id(), secrets.secret(), fresh));
    }

    /** Name servers, token endpoint and mail server each have a patience of their own, and together more than a person. */
    private Attempt hurried(Mailbox.Access access, Secrets secrets, Consumer<String> renewed) {
        var attempt = new FutureTask<>(() -> attempt(access, secrets, renewed));
        Thread.ofVirtual().name("mail-attempt").start(attempt);
        try {
            return attempt.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            attempt.cancel(true);
            return new Attempt.Fails(Diagnosis.late(access));
        } catch (ExecutionException broken) {
            throw new IllegalStateException("trying a mailbox", broken.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            attempt.cancel(true);
            return new Attempt.Fails(Diagnosis.late(access));
        }
    }

    private Attempt attempt(Mailbox.Access access, Secrets secrets, Consumer<String> renewed) {
        try (var server = connect(access, secrets, patience, renewed)) {
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
            return new Attempt.Fails(Diagnosis.of(e, access));
        }
    }

    /** Opens it with what is stored for it. */
    IdlingStore connect(Mailbox mailbox) throws MessagingException, AccessTokens.TokenRefused {
        var secrets = stored(mailbox);
        return connect(
                mailbox.access().orElseThrow(), secrets, USUAL, fresh -> keep(mailbox.id(), secrets.secret(), fresh));
    }

    /** @param renewed hears of a refresh token that is to be used from now on */
    private IdlingStore connect(Mailbox.Access access, Secrets secrets, Patience patience, Consumer<String> renewed)
            throws MessagingException, AccessTokens.TokenRefused {
        boolean tls = access.tls() == Mailbox.Tls.TLS;
        var protocol = tls ? "imaps" : "imap";
        var server = new IdlingStore(Session.getInstance(properties(access, protocol, patience)), protocol, tls);
        var password = secrets.secret();
        if (access.auth() == Mailbox.Auth.XOAUTH2) {
            var granted = tokens.fetch(access, secrets, patience);
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

    private static Properties properties(Mailbox.Access access, String protocol, Patience patience) {
        var properties = new Properties();
        var prefix = "mail." + protocol + ".";
        properties.setProperty(
                prefix + "connectiontimeout", String.valueOf(patience.connect().toMillis()));
        properties.setProperty(
                prefix + "timeout", String.valueOf(patience.silence().toMillis()));
        properties.setProperty(
                prefix + "writetimeout", String.valueOf(patience.connect().toMillis()));
        // Or a server that does not answer is waited for twice.
        properties.setProperty(prefix + "socketFactory.fallback", "false");
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
}
