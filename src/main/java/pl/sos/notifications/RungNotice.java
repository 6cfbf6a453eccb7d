package pl.sos.notifications;

import java.time.Instant;
import java.util.UUID;
import pl.sos.kernel.Sentence;

/** A line behind the bell that points at a page; {@link RungNotices#open} says at which. */
public record RungNotice(UUID id, Happening what, Sentence sentence, Instant at, boolean unread) {}
