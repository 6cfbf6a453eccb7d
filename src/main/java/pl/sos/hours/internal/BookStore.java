package pl.sos.hours.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pl.sos.contracts.Contract;
import pl.sos.ground.Sql;
import pl.sos.hours.LotId;
import pl.sos.hours.LotKind;
import pl.sos.hours.ReservationId;

/** Opens books: one round trip, whatever the length of their history. */
@Repository
public class BookStore {
    private static final String OPEN = "select * from hours.book(?, ?, ?, ?)";

    private final JdbcClient jdbc;

    BookStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was found under a key: the entry that was made with it before, or the book to write in. */
    public record Opened(Optional<UUID> before, Book book) {}

    /** For reading a month. */
    public Book read(Contract contract, YearMonth month) {
        return open(contract, month, null, false).book();
    }

    /** For writing in a month: until the transaction ends nobody else writes in this book. */
    public Opened lock(Contract contract, YearMonth month, @Nullable String key) {
        return open(contract, month, key, true);
    }

    private Opened open(Contract contract, YearMonth month, @Nullable String key, boolean lock) {
        var reading = new Reading(new Book(new Packages(contract)));
        jdbc.sql(OPEN)
                .param(contract.id().value())
                .param(month.atDay(1))
                .param(key)
                .param(lock)
                .query((ResultSet row) -> reading.row(row));
        return new Opened(Optional.ofNullable(reading.before), reading.book);
    }

    private static final class Reading {
        private final Book book;
        private final Map<LotId, Held> lots = new LinkedHashMap<>();
        private @Nullable UUID before;

        Reading(Book book) {
            this.book = book;
        }

        void row(ResultSet row) throws SQLException {
            switch (row.getString("what")) {
                case "key" -> before = Sql.uuid(row, "id");
                case "closed" -> book.readClosedThrough(month(row, "day"));
                case "period" ->
                    book.read(new Period(month(row, "day"), month(row, "last_day"), row.getBoolean("flag")));
                case "lot" -> {
                    LotId id = new LotId(Sql.uuid(row, "id"));
                    Held held = lots.get(id);
                    if (held == null) {
                        held = book.read(lot(row, id));
                        lots.put(id, held);
                    }
                    held.read(Account.valueOf(row.getString("account")), row.getInt("number"), row.getLong("minutes"));
                }
                case "kept" -> {
                    Held held = book.lot(new LotId(Sql.uuid(row, "from_lot")));
                    held.reserved().put(new ReservationId(Sql.uuid(row, "id")), row.getLong("minutes"));
                }
                default -> throw new IllegalStateException(row.getString("what"));
            }
        }

        private static Lot lot(ResultSet row, LotId id) throws SQLException {
            return new Lot(
                    id,
                    LotKind.valueOf(row.getString("kind")),
                    month(row, "day"),
                    Optional.ofNullable(Sql.uuidOrNull(row, "from_lot")).map(LotId::new),
                    row.getInt("turns"),
                    row.getObject("usable_from", LocalDate.class),
                    row.getObject("last_day", LocalDate.class));
        }

        private static YearMonth month(ResultSet row, String column) throws SQLException {
            return YearMonth.from(row.getObject(column, LocalDate.class));
        }
    }
}
