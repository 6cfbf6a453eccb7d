package pl.sos.mail.internal.imap;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.jspecify.annotations.Nullable;
import pl.sos.mail.Mailbox;
import pl.sos.mail.internal.imap.ImapConnections.Trouble;

/** Finds the clearest word for why a mailbox does not open. */
final class Diagnosis {
    private static final int LONGEST = 200;

    private Diagnosis() {}

    static Trouble of(Exception failure, Mailbox.Access access) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            var found = one(cause, access);
            if (found != null) {
                return found;
            }
        }
        return new Trouble("other", words(failure));
    }

    static Trouble late(Mailbox.Access access) {
        return new Trouble("time-out", place(access));
    }

    private static @Nullable Trouble one(Throwable cause, Mailbox.Access access) {
        return switch (cause) {
            case AccessTokens.TokenRefused refused -> new Trouble(refused.code(), words(refused));
            case AuthenticationFailedException refused ->
                new Trouble(access.auth() == Mailbox.Auth.XOAUTH2 ? "token-rejected" : "password", words(refused));
            case FolderNotFoundException missing -> new Trouble("no-folder", access.folder());
            case UnknownHostException unknown -> new Trouble("no-host", access.host());
            case SSLException insecure
            when within(insecure, GeneralSecurityException.class) -> new Trouble("certificate", access.host());
            case SSLException other -> new Trouble("tls", place(access));
            case ConnectException refused -> new Trouble("refused", place(access));
            case NoRouteToHostException nowhere -> new Trouble("refused", place(access));
            // Only until the greeting, since later the library has words of its own for it: where TLS is wanted, in the
            // place
            // of an answer to its first words.
            case SocketException reset ->
                new Trouble(access.tls() == Mailbox.Tls.TLS ? "tls" : "closed", place(access));
            case SocketTimeoutException late ->
                new Trouble(words(late).startsWith("Read") ? "silent" : "time-out", place(access));
            default -> said(words(cause), cause, access);
        };
    }

    /** What only the library's sentences tell. */
    private static @Nullable Trouble said(String words, Throwable cause, Mailbox.Access access) {
        if (words.contains("STARTTLS required")) {
            return new Trouble("no-starttls", place(access));
        }
        if (words.contains("No login methods supported")) {
            return new Trouble("no-login", place(access));
        }
        return cause instanceof ConnectionException || words.contains("dropped by server")
                ? new Trouble("closed", place(access))
                : null;
    }

    private static boolean within(Throwable failure, Class<? extends Throwable> kind) {
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Throwable next(Throwable cause) {
        return cause instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : cause.getCause();
    }

    private static String place(Mailbox.Access access) {
        return access.host() + ":" + access.port();
    }

    private static String words(Throwable failure) {
        var text = String.valueOf(failure.getMessage()).replaceAll("\\s+", " ");
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
