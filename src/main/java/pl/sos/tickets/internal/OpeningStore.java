package pl.sos.tickets.internal;

import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;
import pl.sos.outbox.MailedId;
import pl.sos.sla.ClockKind;
import pl.sos.tickets.EventKind;
import pl.sos.tickets.Notification;

/** Writes new tickets, each with its first message, its first event and who is told – in one round trip. */
@Component
public class OpeningStore {
    private static final String TICKET = """
            with opened as (
                insert into tickets.ticket
                    (id, number, client_id, reporter_id, entered_by, application, category, severity, subject, status,
                     assignee_id, confidential, readers, channel, reported_at, created_at, updated_at, form_key,
                     client_wrote_at, care_rank, category_rank, severity_rank, next_due, due_kind, breaching_at)
                values
                    (:id, :number, :client, :reporter, :enteredBy, :application, :category, :severity, :subject,
                     :status, :assignee, :confidential, :readers, :channel, :reported, :created, :created, :formKey,
                     :reported, :careRank, :categoryRank, :severityRank, coalesce(:due::timestamptz, 'infinity'),
                     :dueKind, coalesce(:breaching::timestamptz, 'infinity'))),
            rang as (
                insert into tickets.notification (id, person_id, ticket_id, client_id, kind, by_id, at)
                select told.id, told.person, :id, :client, :notice, :enteredBy, :created
                  from unnest(:noticeIds, :told) as told (id, person))
            """;
    private static final String MESSAGE = """
            insert into tickets.message
                (id, ticket_id, written_in, client_id, author_id, from_staff, visibility, channel, body, written_at,
                 mailed_as)
            values (:messageId, :id, :id, :client, :author, false, 'PUBLIC', :channel, :body, :reported, :mailedAs)
            """;
    private static final String EVENT = """
            insert into tickets.event (id, ticket_id, client_id, at, by_id, kind, internal, version, after)
            values (:eventId, :id, :client, :created, :enteredBy, :eventKind, false, 1, :channel)
            """;

    private final NamedParameterJdbcTemplate batches;

    OpeningStore(NamedParameterJdbcTemplate batches) {
        this.batches = batches;
    }

    /** @param told whose bell rings */
    record Opened(NewRow row, List<PersonId> told) {}

    /** Several only in a scope that sees all, and each with its message. */
    void insert(List<Opened> all) {
        if (all.size() == 1) {
            // In two statements: what lets a client's message in looks for its ticket, and that must be there by then.
            var one = all.getFirst();
            batches.update(TICKET + EVENT + (one.row().message().isPresent() ? ";\n" + MESSAGE : ""), parameters(one));
        } else {
            batches.batchUpdate(
                    TICKET + ", wrote as (" + MESSAGE + ")" + EVENT,
                    all.stream().map(OpeningStore::parameters).toArray(MapSqlParameterSource[]::new));
        }
    }

    private static MapSqlParameterSource parameters(Opened one) {
        var row = one.row();
        var ticket = row.ticket();
        var told = one.told();
        var parameters = new MapSqlParameterSource("id", ticket.id().value())
                .addValue("number", ticket.number().value())
                .addValue("client", ticket.client().value())
                .addValue("reporter", ticket.reporter().value())
                .addValue("enteredBy", row.enteredBy().map(PersonId::value).orElse(null), Types.OTHER)
                .addValue("application", ticket.application().orElse(null), Types.VARCHAR)
                .addValue("category", ticket.category().name())
                .addValue("severity", ticket.severity().name())
                .addValue("subject", ticket.subject())
                .addValue("status", ticket.status().name())
                .addValue("assignee", ticket.assignee().map(PersonId::value).orElse(null), Types.OTHER)
                .addValue("confidential", ticket.confidential())
                .addValue("readers", TicketStore.readers(row.readers()))
                .addValue("channel", ticket.channel().name())
                .addValue("reported", Sql.at(ticket.reportedAt()))
                .addValue("created", Sql.at(ticket.createdAt()))
                .addValue("formKey", row.formKey().orElse(null), Types.OTHER)
                .addValue("careRank", row.underCare() ? 0 : 1)
                .addValue("categoryRank", ticket.category().rank())
                .addValue("severityRank", ticket.severity().rank())
                .addValue("due", Sql.atOrNull(row.standing().due().orElse(null)), Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue("dueKind", row.standing().kind().map(ClockKind::name).orElse(null), Types.VARCHAR)
                .addValue(
                        "breaching",
                        Sql.atOrNull(row.standing().breachingAt().orElse(null)),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .addValue("noticeIds", told.stream().map(person -> Ids.next()).toArray(UUID[]::new))
                .addValue("told", told.stream().map(PersonId::value).toArray(UUID[]::new))
                .addValue("notice", Notification.Kind.OPENED.name())
                .addValue("eventId", Ids.next())
                .addValue("eventKind", EventKind.OPENED.name());
        row.message()
                .ifPresent(message -> parameters
                        .addValue("messageId", message.id().value())
                        .addValue("author", message.author().value())
                        .addValue("body", message.body())
                        .addValue(
                                "mailedAs",
                                message.mailedAs().map(MailedId::text).orElse(null),
                                Types.VARCHAR));
        return parameters;
    }
}
