package pl.sos.tickets.internal;

import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;
import pl.sos.sla.ClockKind;
import pl.sos.tickets.Notification;
import pl.sos.tickets.Ticket;

/** Writes a new ticket, its first message, its first event and who is told – in one round trip. */
@Component
public class OpeningStore {
    private static final String TICKET = """
            insert into tickets.ticket
                (id, number, client_id, reporter_id, entered_by, application, category, severity, subject, status,
                 assignee_id, confidential, readers, channel, reported_at, created_at, updated_at, form_key,
                 client_wrote_at, care_rank, category_rank, severity_rank, next_due, due_kind, breaching_at)
            values
                (:id, :number, :client, :reporter, :enteredBy, :application, :category, :severity, :subject, :status,
                 :assignee, :confidential, :readers, :channel, :reported, :created, :created, :formKey,
                 :reported, :careRank, :categoryRank, :severityRank, coalesce(:due::timestamptz, 'infinity'), :dueKind,
                 coalesce(:breaching::timestamptz, 'infinity'));
            insert into tickets.event (id, ticket_id, client_id, at, by_id, kind, internal, version, after)
            values (:eventId, :id, :client, :created, :enteredBy, :eventKind, false, 1, :channel)
            """;
    private static final String MESSAGE = """
            ;
            insert into tickets.message
                (id, ticket_id, written_in, client_id, author_id, from_staff, visibility, channel, body, written_at)
            values (:messageId, :id, :id, :client, :author, false, 'PUBLIC', :channel, :body, :reported)
            """;
    private static final String TOLD = """
            ;
            insert into tickets.notification (id, person_id, ticket_id, client_id, kind, by_id, at)
            select told.id, told.person, :id, :client, :notice, :enteredBy, :created
              from unnest(:noticeIds, :told) as told (id, person)
            """;

    private final JdbcClient jdbc;

    OpeningStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param told whose bell rings */
    public void insert(NewRow row, pl.sos.tickets.EventKind eventKind, List<PersonId> told) {
        var ticket = row.ticket();
        var sql = TICKET + (row.message().isPresent() ? MESSAGE : "") + (told.isEmpty() ? "" : TOLD);
        var statement = jdbc.sql(sql)
                .param("id", ticket.id().value())
                .param("number", ticket.number().value())
                .param("client", ticket.client().value())
                .param("reporter", ticket.reporter().value())
                .param("enteredBy", row.enteredBy().map(PersonId::value).orElse(null), Types.OTHER)
                .param("application", ticket.application().orElse(null))
                .param("category", ticket.category().name())
                .param("severity", ticket.severity().name())
                .param("subject", ticket.subject())
                .param("status", ticket.status().name())
                .param("assignee", ticket.assignee().map(PersonId::value).orElse(null), Types.OTHER)
                .param("confidential", ticket.confidential())
                .param("readers", TicketStore.readers(row.readers()))
                .param("channel", ticket.channel().name())
                .param("reported", Sql.at(ticket.reportedAt()))
                .param("created", Sql.at(ticket.createdAt()))
                .param("formKey", row.formKey().orElse(null), Types.OTHER)
                .param("careRank", row.underCare() ? 0 : 1)
                .param("categoryRank", ticket.category().ordinal())
                .param("severityRank", ticket.severity().ordinal())
                .param("due", Sql.atOrNull(row.standing().due().orElse(null)), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("dueKind", row.standing().kind().map(ClockKind::name).orElse(null))
                .param(
                        "breaching",
                        Sql.atOrNull(row.standing().breachingAt().orElse(null)),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("eventId", Ids.next())
                .param("eventKind", eventKind.name());
        if (row.message().isPresent()) {
            var message = row.message().get();
            statement = statement
                    .param("messageId", message.id().value())
                    .param("author", message.author().value())
                    .param("body", message.body());
        }
        if (!told.isEmpty()) {
            statement = statement
                    .param("noticeIds", told.stream().map(person -> Ids.next()).toArray(UUID[]::new))
                    .param("told", told.stream().map(PersonId::value).toArray(UUID[]::new))
                    .param("notice", Notification.Kind.OPENED.name());
        }
        statement.update();
    }
}
