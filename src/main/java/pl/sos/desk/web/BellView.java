package pl.sos.desk.web;

import pl.sos.kernel.Slice;
import pl.sos.tickets.QueueCounts;

/** What stands behind the bell. */
public record BellView(QueueCounts.Count unread, Slice<BellLine> lines) {}
