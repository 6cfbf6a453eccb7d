package pl.sos.tickets.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.kernel.AttachmentId;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.MessageId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.outbox.MailedId;
import pl.sos.tickets.Attachment;
import pl.sos.tickets.Message;
import pl.sos.tickets.Ticket;
import pl.sos.tickets.Visibility;
import pl.sos.tickets.Who;

/** The rows of tickets.message and where their files belong. */
@Component
public class ThreadStore {
    /** Names are joined here: a thread must not cost a query for each of its authors. */
    private static final String MESSAGES = """
            select m.id, m.visibility, m.channel, m.body, m.written_at, m.joined_at, w.number as written_in, m.from_staff,
                   m.author_id, a.name as author_name, a.client_id is null as author_ours,
                   w.reporter_id, r.name as reporter_name
              from tickets.message m
              join tickets.ticket w on w.id = m.written_in
              left join identity.person a on a.id = m.author_id
              left join identity.person r on r.id = w.reporter_id
            """;

    private final JdbcClient jdbc;

    ThreadStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A message about to be written.
     *
     * @param joinedAt when it comes into the thread, where that is later than {@code writtenAt}
     */
    public record NewMessage(
            MessageId id,
            PersonId author,
            boolean fromStaff,
            Visibility visibility,
            Channel channel,
            String body,
            Instant writtenAt,
            Optional<Instant> joinedAt,
            Optional<UUID> formKey,
            Optional<MailedId> mailedAs) {}

    /**
     * Whose a message is and when it came, without its text.
     *
     * @param since from when on it could be read in the thread
     */
    public record Stub(
            MessageId id, PersonId author, boolean fromStaff, Visibility visibility, Instant writtenAt, Instant since) {
        public boolean staffAnswer() {
            return fromStaff && visibility == Visibility.PUBLIC;
        }
    }

    public void insert(Ticket ticket, NewMessage message) {
        jdbc.sql("""
                        insert into tickets.message
                            (id, ticket_id, written_in, client_id, author_id, from_staff, visibility, channel, body,
                             written_at, joined_at, form_key, mailed_as)
                        values (:id, :ticket, :ticket, :client, :author, :fromStaff, :visibility, :channel, :body,
                                :at, :joined, :formKey, :mailedAs)
                        """)
                .param("id", message.id().value())
                .param("ticket", ticket.id().value())
                .param("client", ticket.client().value())
                .param("author", message.author().value())
                .param("fromStaff", message.fromStaff())
                .param("visibility", message.visibility().name())
                .param("channel", message.channel().name())
                .param("body", message.body())
                .param("at", Sql.at(message.writtenAt()))
                .param("joined", Sql.atOrNull(message.joinedAt().orElse(null)), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("formKey", message.formKey().orElse(null))
                .param("mailedAs", message.mailedAs().map(MailedId::text).orElse(null), java.sql.Types.VARCHAR)
                .update();
    }

    /** Oldest first. */
    public List<Message> thread(TicketId ticket) {
        var files = files(ticket);
        return jdbc.sql(MESSAGES + " where m.ticket_id = :ticket order by m.written_at, m.id")
                .param("ticket", ticket.value())
                .query((row, n) -> message(row, files))
                .list();
    }

    public Optional<Message> find(MessageId id) {
        var files = filesOf(id);
        return jdbc.sql(MESSAGES + " where m.id = :id")
                .param("id", id.value())
                .query((row, n) -> message(row, files))
                .optional();
    }

    /**
     * Mails of the client's in this thread that a letter about it may name: that which began it and the newest, in this order;
     * one when they are the same.
     */
    List<MailedId> mails(TicketId ticket) {
        var all = jdbc.sql("""
                        select mailed_as from tickets.message
                         where ticket_id = ? and not from_staff and mailed_as is not null
                         order by coalesce(joined_at, written_at), id
                        """)
                .param(ticket.value())
                .query((row, n) -> new MailedId(row.getString("mailed_as")))
                .list();
        return all.size() < 2 ? all : List.of(all.getFirst(), all.getLast());
    }

    public record Written(MessageId message, TicketNumber in) {}

    /** What a form of this person has added before. */
    public Optional<Written> ofForm(PersonId author, UUID key) {
        return jdbc.sql("""
                        select m.id, t.number from tickets.message m join tickets.ticket t on t.id = m.ticket_id
                        where m.author_id = :author and m.form_key = :key
                        """)
                .param("author", author.value())
                .param("key", key)
                .query((row, n) ->
                        new Written(new MessageId(Sql.uuid(row, "id")), new TicketNumber(row.getLong("number"))))
                .optional();
    }

    public List<Stub> stubs(TicketId ticket) {
        return jdbc.sql("""
                        select id, author_id, from_staff, visibility, written_at, coalesce(joined_at, written_at) as since
                          from tickets.message
                        where ticket_id = :ticket order by written_at, id
                        """)
                .param("ticket", ticket.value())
                .query((row, n) -> new Stub(
                        new MessageId(Sql.uuid(row, "id")),
                        new PersonId(Sql.uuid(row, "author_id")),
                        row.getBoolean("from_staff"),
                        Visibility.valueOf(row.getString("visibility")),
                        Sql.instant(row, "written_at"),
                        Sql.instant(row, "since")))
                .list();
    }

    /** Moves a whole thread with its files; every message keeps author, time and where it was written. */
    public void moveAll(TicketId from, TicketId into) {
        jdbc.sql("update tickets.message set ticket_id = :into where ticket_id = :from")
                .param("from", from.value())
                .param("into", into.value())
                .update();
        jdbc.sql("update tickets.attachment set ticket_id = :into where ticket_id = :from")
                .param("from", from.value())
                .param("into", into.value())
                .update();
    }

    /** @return how many messages moved */
    public int move(TicketId from, TicketId into, Collection<MessageId> messages) {
        var ids = messages.stream().map(MessageId::value).toArray(UUID[]::new);
        int moved = jdbc.sql("update tickets.message set ticket_id = :into where ticket_id = :from and id = any (:ids)")
                .param("from", from.value())
                .param("into", into.value())
                .param("ids", ids)
                .update();
        jdbc.sql("update tickets.attachment set ticket_id = :into where ticket_id = :from and message_id = any (:ids)")
                .param("from", from.value())
                .param("into", into.value())
                .param("ids", ids)
                .update();
        return moved;
    }

    /** Gives files that a person stored before to a message; false when not all of them are there, his and free. */
    public boolean attach(
            Collection<AttachmentId> files,
            PersonId by,
            ClientId client,
            TicketId ticket,
            MessageId message,
            Visibility visibility) {
        if (files.isEmpty()) {
            return true;
        }
        var ids = files.stream().map(AttachmentId::value).distinct().toArray(UUID[]::new);
        return jdbc.sql("""
                                update tickets.attachment
                                   set ticket_id = :ticket, message_id = :message, visibility = :visibility
                                 where id = any (:ids) and message_id is null and uploaded_by = :by
                                   and client_id = :client
                                """)
                        .param("ids", ids)
                        .param("by", by.value())
                        .param("client", client.value())
                        .param("ticket", ticket.value())
                        .param("message", message.value())
                        .param("visibility", visibility.name())
                        .update()
                == ids.length;
    }

    /** Another company's ticket now: what hangs on it goes with it. */
    public void giveTo(TicketId ticket, ClientId client) {
        for (String table : List.of("message", "attachment", "event", "notification")) {
            jdbc.sql("update tickets." + table + " set client_id = :client where ticket_id = :ticket")
                    .param("ticket", ticket.value())
                    .param("client", client.value())
                    .update();
        }
        jdbc.sql("delete from tickets.watcher where ticket_id = :ticket and not ours")
                .param("ticket", ticket.value())
                .update();
        jdbc.sql("update tickets.watcher set client_id = :client where ticket_id = :ticket")
                .param("ticket", ticket.value())
                .param("client", client.value())
                .update();
        jdbc.sql("""
                        delete from tickets.notification n using identity.person p
                        where n.ticket_id = :ticket and p.id = n.person_id and p.client_id is not null
                        """).param("ticket", ticket.value()).update();
    }

    private Map<UUID, List<Attachment>> files(TicketId ticket) {
        return files("ticket_id", ticket.value());
    }

    /** The files that a message bears. */
    public List<Attachment> files(MessageId message) {
        return filesOf(message).getOrDefault(message.value(), List.of());
    }

    private Map<UUID, List<Attachment>> filesOf(MessageId message) {
        return files("message_id", message.value());
    }

    private Map<UUID, List<Attachment>> files(String column, UUID value) {
        var files = new HashMap<UUID, List<Attachment>>();
        jdbc.sql("select id, message_id, name, size, sha256 from tickets.attachment where " + column
                        + " = :value order by id")
                .param("value", value)
                .query(row -> {
                    files.computeIfAbsent(Sql.uuid(row, "message_id"), message -> new ArrayList<>())
                            .add(new Attachment(
                                    new AttachmentId(Sql.uuid(row, "id")),
                                    row.getString("name"),
                                    row.getLong("size"),
                                    row.getString("sha256")));
                });
        return files;
    }

    private static Message message(ResultSet row, Map<UUID, List<Attachment>> files) throws SQLException {
        var id = Sql.uuid(row, "id");
        var writer = new Who(
                new PersonId(Sql.uuid(row, "author_id")),
                Optional.ofNullable(row.getString("author_name")).orElse("–"),
                row.getBoolean("author_ours"));
        boolean takenDown = !row.getBoolean("from_staff") && writer.staff();
        var author = takenDown
                ? new Who(
                        new PersonId(Sql.uuid(row, "reporter_id")),
                        Optional.ofNullable(row.getString("reporter_name")).orElse("–"),
                        false)
                : writer;
        return new Message(
                new MessageId(id),
                author,
                takenDown ? Optional.of(writer) : Optional.empty(),
                Visibility.valueOf(row.getString("visibility")),
                Channel.valueOf(row.getString("channel")),
                row.getString("body"),
                Sql.instant(row, "written_at"),
                Optional.ofNullable(Sql.instantOrNull(row, "joined_at")),
                new TicketNumber(row.getLong("written_in")),
                files.getOrDefault(id, List.of()));
    }
}
