package pl.sos.desk.web;

import java.util.List;
import pl.sos.tickets.Notification;
import pl.sos.tickets.QueueCounts;

/** What stands behind the bell. */
public record BellView(QueueCounts.Count unread, List<Notification> latest) {}
