package pl.sos.hours.internal;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.contracts.Contract;
import pl.sos.ground.Scope;
import pl.sos.ground.Sql;
import pl.sos.hours.Balance;
import pl.sos.hours.HoursRunningLow;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;
import pl.sos.notifications.Notices;

/**
 * The table hours.bell: what our people were told of a period's hours. It is no news any more once there are hours again,
 * nothing is left that could expire, or the period is over. Whoever asks changes it, whatever his scope.
 */
@Component
public class HourBells {
    /** Below an hour nothing sensible can be booked. */
    static final Minutes WORTH_A_LETTER = Minutes.hours(1);

    private final JdbcClient jdbc;
    private final Bookkeeper bookkeeper;
    private final Notices notices;

    HourBells(JdbcClient jdbc, Bookkeeper bookkeeper, Notices notices) {
        this.jdbc = jdbc;
        this.bookkeeper = bookkeeper;
        this.notices = notices;
    }

    /** What was told. */
    enum What {
        LOW,
        NONE_LEFT,
        LAST_WEEK;

        static What of(int percent) {
            return percent == HoursRunningLow.NONE_LEFT ? NONE_LEFT : LOW;
        }

        boolean stillSo(Balance now) {
            return switch (this) {
                case LOW -> now.usedPercent() >= HoursRunningLow.LOW;
                case NONE_LEFT -> now.usedPercent() >= HoursRunningLow.NONE_LEFT;
                case LAST_WEEK -> now.remaining().compareTo(WORTH_A_LETTER) >= 0;
            };
        }
    }

    private record Bell(UUID about, YearMonth period, What what) {}

    /**
     * It rings now.
     *
     * @param period its first month
     * @param until last day on which it is news
     * @return by what the notices are taken back
     */
    UUID rings(Contract contract, YearMonth period, What what, LocalDate until) {
        var about = about(contract.id(), period, what);
        Scope.asSystem(() -> jdbc.sql("""
                        insert into hours.bell (about, contract_id, client_id, period, what, until, rang_at)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                        """)
                .params(
                        about,
                        contract.id().value(),
                        contract.client().value(),
                        period.atDay(1),
                        what.name(),
                        until,
                        Sql.at(bookkeeper.now()))
                .update());
        return about;
    }

    /** After hours of this contract moved: what is not so any more falls silent. Joins the caller's transaction. */
    public void look(Contract contract) {
        over(open(contract.id()).stream()
                .filter(bell -> !bell.what()
                        .stillSo(bookkeeper.read(contract, bell.period()).balance(bell.period())))
                .map(Bell::about)
                .toList());
    }

    /** What was told of periods that are over; scope system. */
    @Transactional
    public void dayBegins() {
        notices.withdraw(
                jdbc.sql("update hours.bell set over_at = ? where over_at is null and until < ? returning about")
                        .params(Sql.at(bookkeeper.now()), bookkeeper.today())
                        .query((row, n) -> Sql.uuid(row, "about"))
                        .list());
    }

    private List<Bell> open(ContractId contract) {
        return Scope.asSystem(() -> jdbc.sql(
                        "select about, period, what from hours.bell where contract_id = ? and over_at is null")
                .params(contract.value())
                .query((row, n) -> new Bell(
                        Sql.uuid(row, "about"),
                        YearMonth.from(row.getObject("period", LocalDate.class)),
                        What.valueOf(row.getString("what"))))
                .list());
    }

    private void over(Collection<UUID> about) {
        if (!about.isEmpty()) {
            Scope.asSystem(() -> jdbc.sql("update hours.bell set over_at = ? where about = any (?)")
                    .params(Sql.at(bookkeeper.now()), about.toArray(UUID[]::new))
                    .update());
            notices.withdraw(about);
        }
    }

    private static UUID about(ContractId contract, YearMonth period, What what) {
        var key = "hours.bell:" + contract + ":" + period + ":" + what;
        return UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
    }
}
