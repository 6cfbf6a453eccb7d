package pl.sos.tickets;

import java.util.UUID;

/**
 * A text staff uses often. It is put into the reply being written, never sent by itself.
 *
 * @param body may hold {osoba} (whom we answer), {numer} (the ticket's), {opiekun} (who looks after the client), {ja} (who writes)
 */
public record CannedReply(UUID id, String title, String body) {}
