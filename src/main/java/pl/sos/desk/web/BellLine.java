package pl.sos.desk.web;

import java.time.Instant;
import java.util.UUID;
import pl.sos.kernel.MomentCursor;
import pl.sos.kernel.Sentence;
import pl.sos.notifications.RungNotice;
import pl.sos.tickets.Notification;

/**
 * One line behind the bell, about a ticket or pointing at a page.
 *
 * @param icon says the kind
 * @param subject of the ticket; empty for a page
 */
public record BellLine(
        UUID id, String href, String icon, Sentence sentence, String subject, Instant at, boolean unread) {

    static BellLine of(Notification news) {
        var icon = switch (news.kind()) {
            case OPENED -> "sparkles";
            case ASSIGNED -> "user-check";
            case ANSWERED -> "message-reply";
            case NOTED -> "lock";
            case STATUS -> "refresh";
            case CLOCK_WARNING -> "clock-exclamation";
            case BREACHED -> "flame";
        };
        return new BellLine(
                news.id(),
                "/tickets/" + news.ticket(),
                icon,
                news.sentence(),
                news.subject(),
                news.at(),
                news.unread());
    }

    static BellLine of(RungNotice notice) {
        var icon = switch (notice.what()) {
            case CALL_MISSED -> "phone";
            case MAIL_WAITS -> "mail";
            case HOURS_LOW -> "hourglass";
            case ESTIMATE -> "report-money";
            case CONTRACT_ENDING -> "file-certificate";
            case HANDOVER -> "users";
            case REMOTE_REQUEST -> "device-desktop";
            case COPY_DUE -> "database";
            case ADDRESS_BOUNCED -> "alert-triangle";
            case CLOCK_WARNING -> "clock-exclamation";
            case BREACHED -> "flame";
            case OPENED, ASSIGNED, ANSWERED, NOTED, STATUS -> "bell";
        };
        return new BellLine(
                notice.id(), "/bell/" + notice.id(), icon, notice.sentence(), "", notice.at(), notice.unread());
    }

    MomentCursor place() {
        return new MomentCursor(at, id);
    }
}
