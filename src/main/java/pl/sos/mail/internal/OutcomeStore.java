package pl.sos.mail.internal;

import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.MessageId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.mail.MailState;
import pl.sos.mail.internal.reading.ParsedMail;

/** What the rows of mail.incoming tell of mails that were read: what stands in them, and what they became. */
@Component
class OutcomeStore {
    private static final String DESCRIBED = """
            sender = coalesce(:sender, sender), sender_name = :name, subject = :subject, spf = :spf, dkim = :dkim,
            dmarc = :dmarc, automatic = :automatic, cut = :cut, html = :html, files = :files""";
    private static final String PROCESSED = """
            state = 'PROCESSED', reason = null, detail = null, client_id = :client, person_id = :person,
            ticket_id = :ticket, written_as = :message, matched_by = :matched, settled_at = :now, settled_by = :by""";
    private static final int MAX_DETAIL = 500;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;

    OutcomeStore(JdbcClient jdbc, NamedParameterJdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** A mail's place in a ticket. */
    record Settled(
            ClientId client,
            PersonId person,
            TicketId ticket,
            @Nullable MessageId message) {}

    /** What reading told, and what it became. */
    record Done(UUID id, ParsedMail mail, Settled settled, String matchedBy) {}

    /** What reading told, for lists and for the search. */
    void describe(UUID id, ParsedMail mail) {
        batches.update("update mail.incoming set " + DESCRIBED + " where id = :id", described(id, mail));
    }

    /** Whose they are and what they became; in one round trip. */
    void processed(List<Done> all, Instant now) {
        batches.batchUpdate(
                "update mail.incoming set " + DESCRIBED + ", " + PROCESSED + " where id = :id",
                all.stream()
                        .map(one -> described(one.id(), one.mail())
                                .addValues(settled(one.settled(), one.matchedBy(), null, now)))
                        .toArray(MapSqlParameterSource[]::new));
    }

    /** Whose it is and what it became. */
    void processed(UUID id, Settled settled, String matchedBy, @Nullable PersonId by, Instant now) {
        batches.update(
                "update mail.incoming set " + PROCESSED + " where id = :id",
                new MapSqlParameterSource("id", id).addValues(settled(settled, matchedBy, by, now)));
    }

    /** @param client to whom its sender may belong, for triage */
    void set(
            UUID id,
            MailState state,
            @Nullable String reason,
            @Nullable String detail,
            @Nullable ClientId client,
            @Nullable PersonId by,
            Instant now) {
        jdbc.sql("""
                        update mail.incoming
                           set state = :state, reason = :reason, detail = :detail,
                               client_id = coalesce(:client, client_id), settled_at = :now, settled_by = :by
                         where id = :id
                        """)
                .param("id", id)
                .param("state", state.name())
                .param("reason", reason, Types.VARCHAR)
                .param("detail", detail == null ? null : cut(detail, MAX_DETAIL), Types.VARCHAR)
                .param("client", client == null ? null : client.value(), Types.OTHER)
                .param("now", Sql.at(now))
                .param("by", by == null ? null : by.value(), Types.OTHER)
                .update();
    }

    private static MapSqlParameterSource described(UUID id, ParsedMail mail) {
        var from = mail.headers().from();
        var checks = mail.checks();
        return new MapSqlParameterSource("id", id)
                .addValue("sender", from.map(one -> cut(one.address(), 254)).orElse(null), Types.VARCHAR)
                .addValue("name", from.map(one -> cut(one.name(), 200)).orElse(""))
                .addValue("subject", cut(mail.headers().subject(), MAX_DETAIL))
                .addValue("spf", checks.spf().name())
                .addValue("dkim", checks.dkim().name())
                .addValue("dmarc", checks.dmarc().name())
                .addValue("automatic", mail.automatic().map(Enum::name).orElse(null), Types.VARCHAR)
                .addValue("cut", mail.body().cut())
                .addValue("html", mail.body().html().isPresent())
                .addValue("files", mail.attachments().size());
    }

    private static Map<String, @Nullable Object> settled(
            Settled settled, String matchedBy, @Nullable PersonId by, Instant now) {
        var message = settled.message();
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("client", settled.client().value());
        parameters.put("person", settled.person().value());
        parameters.put("ticket", settled.ticket().value());
        parameters.put("message", new SqlParameterValue(Types.OTHER, message == null ? null : message.value()));
        parameters.put("matched", matchedBy);
        parameters.put("now", Sql.at(now));
        parameters.put("by", new SqlParameterValue(Types.OTHER, by == null ? null : by.value()));
        return parameters;
    }

    private static String cut(String text, int most) {
        var clean = text.replace("\0", "");
        return clean.length() <= most ? clean : clean.substring(0, most);
    }
}
