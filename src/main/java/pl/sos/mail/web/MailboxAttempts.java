package pl.sos.mail.web;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pl.sos.mail.Mailbox;
import pl.sos.mail.Mailboxes;
import pl.sos.mail.internal.imap.ImapConnections;
import pl.sos.page.Page;

/** Tries the connection that the form describes: with what was typed, and with what is stored where a field is empty. */
@Component
class MailboxAttempts {
    private final Mailboxes mailboxes;
    private final ImapConnections connections;

    MailboxAttempts(Mailboxes mailboxes, ImapConnections connections) {
        this.mailboxes = mailboxes;
        this.connections = connections;
    }

    /** The message key by field where a password must be typed: none is stored, or it was given for another server. */
    Map<String, String> wrong(Optional<UUID> id, MailboxForm form, TypedSecrets secrets) {
        var access = form.wrongAccess().isEmpty() ? form.access() : Optional.<Mailbox.Access>empty();
        if (access.isEmpty() || secrets.secret().isPresent()) {
            return Map.of();
        }
        if (id.filter(mailboxes::hasSecret).isEmpty()) {
            return Map.of("secret", "mail.mailbox.wrong.secret");
        }
        return stored(id, access.get()).isPresent()
                ? Map.of()
                : Map.of("secret", "mail.mailbox.wrong.secret-elsewhere");
    }

    /** Only of a form with nothing {@link #wrong}. */
    MailboxView.Tried of(Optional<UUID> id, MailboxForm form, TypedSecrets typed, Page page) {
        if (form.access().isEmpty()) {
            return new MailboxView.Tried(
                    MailboxView.Tried.Outcome.NOTHING, page.t("mail.mailbox.pipe-only"), Optional.empty());
        }
        var access = form.access().get();
        return switch (attempt(stored(id, access), access, typed)) {
            case ImapConnections.Attempt.Works(var messages, var idle) ->
                new MailboxView.Tried(
                        MailboxView.Tried.Outcome.WORKS,
                        page.t(idle ? "mail.mailbox.works" : "mail.mailbox.works-polling", messages),
                        Optional.empty());
            case ImapConnections.Attempt.Fails(var trouble) ->
                MailboxView.Tried.failed(trouble.code(), trouble.detail(), page);
        };
    }

    private ImapConnections.Attempt attempt(Optional<Mailbox> stored, Mailbox.Access access, TypedSecrets typed) {
        if (stored.isPresent() && typed.names().isEmpty()) {
            return connections.attempt(stored.get(), access);
        }
        var before = stored.map(connections::stored);
        return connections.attempt(
                access,
                new ImapConnections.Secrets(
                        typed.secret()
                                .or(() -> before.map(ImapConnections.Secrets::secret))
                                .orElse(""),
                        typed.tokenSecret().or(() -> before.flatMap(ImapConnections.Secrets::tokenSecret))));
    }

    /** What is stored is shown to no other server than the one it was given for. */
    private Optional<Mailbox> stored(Optional<UUID> id, Mailbox.Access access) {
        return id.flatMap(mailboxes::find)
                .filter(before -> before.access()
                        .filter(was -> was.host().equals(access.host())
                                && was.tokenEndpoint().equals(access.tokenEndpoint()))
                        .isPresent());
    }
}
