package pl.sos.desk.clients;

import java.util.Optional;
import pl.sos.clients.Client;
import pl.sos.clients.HandlingNotes;

/** A note on handling a client, as the dialog shows it. */
public record NoteView(Client client, HandlingNotes.Note note, Optional<String> author) {}
