package pl.sos.clients;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.clients.internal.CardCheck;
import pl.sos.clients.internal.ClientStore;
import pl.sos.clients.internal.NoteStore;
import pl.sos.identity.AuditLog;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;

/** What to mind when handling a client. Each of the staff is shown it once, and again when it changed. For staff. */
@Component
public class HandlingNotes {
    /** The longest note, in characters. */
    public static final int LONGEST = 2000;

    private final NoteStore store;
    private final ClientStore clients;
    private final AuditLog audit;
    private final Clock clock;

    HandlingNotes(NoteStore store, ClientStore clients, AuditLog audit, Clock clock) {
        this.store = store;
        this.clients = clients;
        this.audit = audit;
        this.clock = clock;
    }

    /** A note as it holds. */
    public record Note(int version, String text, Instant writtenAt, Optional<PersonId> by) {}

    /** What became of writing a note. */
    public enum Written {
        DONE,
        TOO_LONG,
        /** It seems to hold a password. */
        SECRET,
        NOT_FOUND
    }

    /** Empty where there is none. */
    @Transactional(readOnly = true)
    public Optional<Note> of(ClientId client) {
        return store.newest(client).filter(note -> !note.text().isEmpty());
    }

    /** The note, when this person has not confirmed to have read it as it now is. */
    @Transactional(readOnly = true)
    public Optional<Note> unseenBy(PersonId person, ClientId client) {
        return of(client).filter(note -> store.seen(client, person) < note.version());
    }

    /** An empty text takes the note away. Who writes it has read it. */
    @Transactional
    public Written write(ClientId client, String typed) {
        var text = typed.replace("\r\n", "\n").replace("\0", "").strip();
        if (text.length() > LONGEST) {
            return Written.TOO_LONG;
        }
        if (CardCheck.looksSecret(text)) {
            return Written.SECRET;
        }
        if (clients.lock(client).isEmpty()) {
            return Written.NOT_FOUND;
        }
        var before = store.newest(client);
        if (before.map(Note::text).orElse("").equals(text)) {
            return Written.DONE;
        }
        var by = SignedIn.current().map(SignedIn::id);
        var note = new Note(before.map(Note::version).orElse(0) + 1, text, clock.instant(), by);
        store.insert(client, note);
        by.ifPresent(author -> store.confirm(client, author, note.version(), clock.instant()));
        audit.record(
                text.isEmpty() ? "note.removed" : "note.written",
                "client:" + client,
                Map.of("version", note.version()));
        return Written.DONE;
    }

    /** The person has read this version; confirming twice, or an older one, changes nothing. */
    @Transactional
    public void confirm(ClientId client, PersonId person, int version) {
        if (store.newest(client)
                .filter(note -> version >= 1 && version <= note.version())
                .isPresent()) {
            store.confirm(client, person, version, clock.instant());
        }
    }
}
