package pl.sos.mail;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.identity.AuditLog;
import pl.sos.mail.internal.MailboxStore;
import pl.sos.mail.internal.Vault;

/** The mailboxes that mail comes from. Needs a scope that sees all. */
@Component
public class Mailboxes {
    private final MailboxStore store;
    private final Vault vault;
    private final AuditLog audit;

    Mailboxes(MailboxStore store, Vault vault, AuditLog audit) {
        this.store = store;
        this.vault = vault;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public List<Mailbox> all() {
        return store.all();
    }

    /** When the last mail came to each that takes it only by command, of those that took any. */
    @Transactional(readOnly = true)
    public Map<UUID, Instant> lastPiped() {
        return store.lastPiped();
    }

    @Transactional(readOnly = true)
    public Optional<Mailbox> find(UUID id) {
        return store.find(id);
    }

    /** Whether a password or token is stored; what it is, nobody is told. */
    @Transactional(readOnly = true)
    public boolean hasSecret(UUID id) {
        return store.find(id).isPresent() && store.sealed(id).secret() != null;
    }

    /**
     * Adds or changes one.
     *
     * @param secret password or refresh token; empty leaves what is stored
     * @param tokenSecret the client's secret at the token endpoint; empty leaves what is stored
     * @return false when another mailbox bears this name; nothing was stored then
     */
    @Transactional
    public boolean save(Mailbox mailbox, Optional<String> secret, Optional<String> tokenSecret) {
        boolean known = store.find(mailbox.id()).isPresent();
        if (store.all().stream()
                .anyMatch(other ->
                        !other.id().equals(mailbox.id()) && other.name().equalsIgnoreCase(mailbox.name()))) {
            return false;
        }
        var sealed = new MailboxStore.Sealed(
                secret.map(one -> vault.seal(one, mailbox.id())).orElse(null),
                tokenSecret.map(one -> vault.seal(one, mailbox.id())).orElse(null));
        if (!store.save(mailbox, sealed)) {
            return false;
        }
        audit.record(
                known ? "mail.mailbox-changed" : "mail.mailbox-added",
                "mailbox:" + mailbox.name(),
                Map.of(
                        "address", mailbox.address(),
                        "server", mailbox.access().map(Mailbox.Access::host).orElse("–"),
                        "active", String.valueOf(mailbox.active()),
                        "secret", secret.isPresent() ? "new" : "kept"));
        return true;
    }
}
