package pl.sos.work.internal;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pl.sos.estimates.EstimateId;
import pl.sos.ground.Sql;
import pl.sos.hours.DrawId;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.DayCursor;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.kernel.WorkChannel;
import pl.sos.kernel.WorkKind;
import pl.sos.work.DrawsOn;
import pl.sos.work.MonthLine;
import pl.sos.work.Price;
import pl.sos.work.WorkEntry;
import pl.sos.work.WorkEntryId;

/** Entries of work in the database: added, never changed, except for the ticket at which they stand. */
@Repository
class EntryStore {
    private static final String ENTRIES = """
            select e.*, r.id is not null as reversed, p.name as person_name, c.name as client_name, c.slug,
                   t.number, t.subject
            from work.entry e
            join identity.person p on p.id = e.person_id
            join clients.client c on c.id = e.client_id
            left join tickets.ticket t on t.id = e.ticket_id
            left join work.entry r on r.reverses = e.id
            """;

    private final JdbcClient jdbc;

    EntryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the transaction nobody else writes an entry with this key. */
    void lock(String key) {
        Sql.lock(jdbc, "work:" + key);
    }

    Optional<WorkEntry> byKey(String key) {
        return jdbc.sql(ENTRIES + "where e.key = ?")
                .param(key)
                .query((row, number) -> entry(row))
                .optional();
    }

    Optional<WorkEntry> find(WorkEntryId id) {
        return jdbc.sql(ENTRIES + "where e.id = ?")
                .param(id.value())
                .query((row, number) -> entry(row))
                .optional();
    }

    Optional<DrawId> drawOf(WorkEntryId id) {
        return jdbc.sql("select draw_id from work.entry where id = ? and draw_id is not null")
                .param(id.value())
                .query((row, number) -> new DrawId(Sql.uuid(row, "draw_id")))
                .optional();
    }

    /** Whose it is by call, visit or ticket, as it was written. */
    Optional<Place> sourceOf(WorkEntryId id, ClientId client, Optional<Place.OnTicket> ticket) {
        return jdbc.sql("select source, source_id from work.entry where id = ?")
                .param(id.value())
                .query((row, number) -> new Place(
                        client, row.getString("source"), Optional.ofNullable(Sql.uuidOrNull(row, "source_id")), ticket))
                .optional();
    }

    List<WorkEntry> of(TicketId ticket) {
        return jdbc.sql(ENTRIES + "where e.ticket_id = ? order by e.started_at, e.id")
                .param(ticket.value())
                .query((row, number) -> entry(row))
                .list();
    }

    /** Standing entries of a ticket that another client than this one has. */
    List<WorkEntry> strangers(TicketId ticket, ClientId client) {
        return jdbc.sql(ENTRIES + """
                        where e.ticket_id = ? and e.client_id <> ? and e.reverses is null and r.id is null
                        order by e.started_at, e.id
                        """)
                .params(ticket.value(), client.value())
                .query((row, number) -> entry(row))
                .list();
    }

    /** Minutes of a ticket that were billed at the rate in entries written since, reversals taken off. */
    Minutes billed(TicketId ticket, Instant since) {
        return Minutes.of(jdbc.sql("""
                        select coalesce(sum(billed), 0) from work.entry
                        where ticket_id = ? and draws_on = 'RATE' and logged_at >= ?
                        """)
                .params(ticket.value(), Sql.at(since))
                .query(Long.class)
                .single());
    }

    List<WorkEntry> of(PersonId person, LocalDate from, LocalDate until) {
        return jdbc.sql(ENTRIES + """
                        where e.person_id = ? and e.performed_on between ? and ?
                        order by e.performed_on, e.started_at, e.id
                        """)
                .params(person.value(), from, until)
                .query((row, number) -> entry(row))
                .list();
    }

    List<WorkEntry> of(ClientId client, LocalDate from, LocalDate until) {
        return jdbc.sql(ENTRIES + """
                        where e.client_id = ? and e.performed_on between ? and ?
                        order by e.performed_on, e.started_at, e.id
                        """)
                .params(client.value(), from, until)
                .query((row, number) -> entry(row))
                .list();
    }

    /**
     * What a client reads of work that took none of its hours, the latest day first. Why something was not accounted is
     * said where who wrote it knew that the client reads it.
     */
    List<MonthLine> beside(ClientId client, YearMonth month, DayCursor after, int limit) {
        return jdbc.sql(ENTRIES + """
                        where e.client_id = ? and e.draws_on <> 'HOURS' and e.performed_on between ? and ?
                          and (e.performed_on, e.id) < (?, ?)
                        order by e.performed_on desc, e.id desc limit ?
                        """)
                .params(client.value(), month.atDay(1), month.atEndOfMonth(), after.day(), after.id(), limit)
                .query((row, number) -> MonthLine.of(entry(row), row.getBoolean("reason_told")))
                .list();
    }

    List<WorkEntry> undecided(int most) {
        return jdbc.sql(ENTRIES + """
                        where e.draws_on = 'UNDECIDED' and e.reverses is null and r.id is null
                        order by e.performed_on, e.id limit ?
                        """)
                .param(most)
                .query((row, number) -> entry(row))
                .list();
    }

    /** What follows a ticket into another one; returns how many entries did. */
    int move(TicketId from, TicketId into) {
        return jdbc.sql("update work.entry set ticket_id = ? where ticket_id = ?")
                .params(into.value(), from.value())
                .update();
    }

    /** An entry with what took it back and what stands in its place goes together, so that sums stay whole. */
    void move(WorkEntryId entry, TicketId into) {
        jdbc.sql("update work.entry set ticket_id = ? where id = ? or reverses = ?")
                .params(into.value(), entry.value(), entry.value())
                .update();
    }

    /** The ticket for work to be written at: where it went on when it was merged. Stays so until the transaction ends. */
    Optional<Place.OnTicket> ticket(TicketNumber number) {
        var next = Optional.of(number.value());
        while (next.isPresent()) {
            var row = jdbc.sql("""
                            select id, number, client_id, application, category, subject, merged_into
                            from tickets.ticket where number = ? for share
                            """)
                    .param(next.get())
                    .query((found, n) -> new Found(
                            new Place.OnTicket(
                                    new TicketId(Sql.uuid(found, "id")),
                                    new TicketNumber(found.getLong("number")),
                                    new ClientId(Sql.uuid(found, "client_id")),
                                    Optional.ofNullable(found.getString("application")),
                                    pl.sos.kernel.Category.valueOf(found.getString("category")),
                                    found.getString("subject")),
                            Optional.ofNullable(found.getObject("merged_into", Long.class))))
                    .optional();
            if (row.isEmpty() || row.get().mergedInto().isEmpty()) {
                return row.map(Found::ticket);
            }
            next = row.get().mergedInto();
        }
        return Optional.empty();
    }

    private record Found(Place.OnTicket ticket, Optional<Long> mergedInto) {}

    void insert(String key, Place place, WorkEntry entry, Optional<DrawId> draw, PersonId by) {
        var price = entry.count().price();
        jdbc.sql("""
                        insert into work.entry (id, key, client_id, ticket_id, logged_in, source, source_id, person_id, kind,
                            channel, started_at, performed_on, minutes, accounted, parts, draws_on, contract_id, draw_id,
                            from_hours, billed, lines, hourly, net, currency, note, reason, reverses, replaces,
                            unagreed, logged_at, logged_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::text[], ?, ?, ?, ?, ?, ?::text[], ?, ?, ?, ?,
                            ?, ?, ?, ?, ?, ?)
                        """)
                .param(entry.id().value())
                .param(key)
                .param(entry.client().value())
                .param(entry.ticket().map(TicketId::value).orElse(null))
                .param(entry.ticket().map(TicketId::value).orElse(null))
                .param(place.source())
                .param(place.sourceId().orElse(null))
                .param(entry.person().value())
                .param(entry.done().kind().name())
                .param(entry.done().channel().name())
                .param(Sql.at(entry.done().startedAt()))
                .param(entry.done().performedOn())
                .param(entry.minutes().value())
                .param(entry.accounted().value())
                .param(PartsText.parts(entry.count().parts()))
                .param(entry.count().drawsOn().name())
                .param(entry.count().contract().map(ContractId::value).orElse(null))
                .param(draw.map(DrawId::value).orElse(null))
                .param(entry.count().fromHours().value())
                .param(entry.billed().value())
                .param(PartsText.lines(price))
                .param(price.map(one -> one.hourly().getAmount()).orElse(null))
                .param(price.map(one -> one.net().getAmount()).orElse(null))
                .param(price.map(one -> one.net().getCurrencyUnit().getCode()).orElse(null))
                .param(entry.done().note())
                .param(entry.reason().orElse(null))
                .param(entry.reverses().map(WorkEntryId::value).orElse(null))
                .param(entry.replaces().map(WorkEntryId::value).orElse(null))
                .param(entry.unagreed().map(EstimateId::value).orElse(null))
                .param(Sql.at(entry.loggedAt()))
                .param(by.value())
                .update();
    }

    private static WorkEntry entry(ResultSet row) throws SQLException {
        return new WorkEntry(
                new WorkEntryId(Sql.uuid(row, "id")),
                new ClientId(Sql.uuid(row, "client_id")),
                Optional.ofNullable(Sql.uuidOrNull(row, "ticket_id")).map(TicketId::new),
                new WorkEntry.Done(
                        new PersonId(Sql.uuid(row, "person_id")),
                        WorkKind.valueOf(row.getString("kind")),
                        WorkChannel.valueOf(row.getString("channel")),
                        Sql.instant(row, "started_at"),
                        row.getObject("performed_on", LocalDate.class),
                        Minutes.of(row.getLong("minutes")),
                        row.getString("note")),
                new WorkEntry.Count(
                        DrawsOn.valueOf(row.getString("draws_on")),
                        PartsText.parts(texts(row, "parts")),
                        Optional.ofNullable(Sql.uuidOrNull(row, "contract_id")).map(ContractId::new),
                        Minutes.of(row.getLong("from_hours")),
                        price(row)),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(Sql.uuidOrNull(row, "reverses")).map(WorkEntryId::new),
                Optional.ofNullable(Sql.uuidOrNull(row, "replaces")).map(WorkEntryId::new),
                Optional.ofNullable(Sql.uuidOrNull(row, "unagreed")).map(EstimateId::new),
                row.getBoolean("reversed"),
                Sql.instant(row, "logged_at"),
                names(row));
    }

    private static WorkEntry.Names names(ResultSet row) throws SQLException {
        return new WorkEntry.Names(
                row.getString("person_name"),
                row.getString("client_name"),
                row.getString("slug"),
                Optional.ofNullable(row.getObject("number", Long.class)).map(TicketNumber::new),
                Optional.ofNullable(row.getString("subject")));
    }

    private static Optional<Price> price(ResultSet row) throws SQLException {
        BigDecimal net = row.getBigDecimal("net");
        if (net == null) {
            return Optional.empty();
        }
        var currency = CurrencyUnit.of(row.getString("currency"));
        var hourly = Money.of(currency, row.getBigDecimal("hourly"));
        return Optional.of(new Price(hourly, PartsText.lines(texts(row, "lines")), Money.of(currency, net)));
    }

    private static String[] texts(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return (String[]) array.getArray();
    }
}
