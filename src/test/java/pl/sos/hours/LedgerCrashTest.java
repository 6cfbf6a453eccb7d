package pl.sos.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import pl.sos.contracts.CarryOver;
import pl.sos.contracts.HoursPackage;
import pl.sos.contracts.OverageRule;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;

/** Breaks off before the first, the second … row that an operation writes, until it comes through: all or nothing. */
@SosTest
class LedgerCrashTest {
    private static final List<String> TABLES =
            List.of("period", "turn", "closing", "lot", "consent", "transfer", "posting", "low");

    @Autowired
    HourLedger ledger;

    @Autowired
    TestClock clock;

    @Autowired
    ApplicationContext house;

    private ContractId contract;

    @BeforeEach
    void aTrapBeforeEveryRow() throws SQLException {
        TestDatabase.reset();
        contract = new LedgerFixture(house)
                .sign(
                        "1",
                        "2026-10-01",
                        HoursPackage.monthly(Minutes.hours(6))
                                .withCarryOver(new CarryOver(Minutes.hours(2), 1))
                                .withOverage(OverageRule.BILL))
                .id();
        run(
                "create sequence public.steps",
                "create table public.breaks_at (step bigint)",
                "insert into public.breaks_at values (0)",
                "create function public.trap() returns trigger language plpgsql security definer as $$ begin"
                        + " if nextval('public.steps') = (select step from public.breaks_at) then"
                        + " raise exception 'broken off'; end if; return new; end $$");
        for (String table : TABLES) {
            run("create trigger a_trap before insert on hours." + table
                    + " for each row execute function public.trap()");
        }
    }

    @AfterEach
    void noTraps() throws SQLException {
        for (String table : TABLES) {
            run("drop trigger if exists a_trap on hours." + table);
        }
        run(
                "drop function if exists public.trap",
                "drop table if exists public.breaks_at",
                "drop sequence if exists public.steps");
    }

    @Test
    void whatBreaksOffNeverHappened() throws SQLException {
        clock.setWarsaw("2026-10-20T09:00");
        var day = LocalDate.parse("2026-10-20");
        var draw = (DrawResult.Drawn) everyStep(() -> ledger.draw(LedgerFixture.draw("a", contract, day, 100)));
        var kept = (ReserveResult.Reserved) everyStep(() -> ledger.reserve(new ReserveHours(
                "b",
                contract,
                day,
                Minutes.hours(5),
                "estimate:1",
                "Analiza",
                Optional.empty(),
                LedgerFixture.ANNA,
                Optional.empty())));
        everyStep(() -> ledger.draw(new DrawHours(
                "c",
                contract,
                day,
                Minutes.of(90),
                "work:c",
                "Analiza",
                Optional.empty(),
                LedgerFixture.ANNA,
                Optional.of(kept.id()),
                Optional.empty())));
        everyStep(() -> ledger.purchase(new PurchaseHours(
                "d", contract, Minutes.of(60), day, LocalDate.parse("2026-11-30"), "Pakiet", LedgerFixture.ANNA)));
        // The month turns within this one.
        clock.setWarsaw("2026-11-02T09:00");
        everyStep(() -> ledger.reverse(draw.id(), "pomyłka", LedgerFixture.ANNA, "e"));
        everyStep(() -> ledger.close(contract, YearMonth.of(2026, 10), LedgerFixture.ANNA));
        everyStep(
                () -> ledger.release(new ReleaseHours("f", kept.id(), Optional.empty(), "gotowe", LedgerFixture.ANNA)));
        everyStep(() -> ledger.draw(LedgerFixture.draw("g", contract, day, 30)));
    }

    private <R> R everyStep(Supplier<R> operation) throws SQLException {
        var before = rows();
        for (int step = 1; ; step++) {
            run("alter sequence public.steps restart", "update public.breaks_at set step = " + step);
            try {
                R done = Scope.asStaff(operation::get);
                assertThat(step).as("steps").isGreaterThan(1);
                var after = rows();
                run("update public.breaks_at set step = 0");
                // Once more with the same key: nothing is written.
                assertThat(Scope.asStaff(operation::get)).isEqualTo(done);
                assertThat(rows()).isEqualTo(after);
                return done;
            } catch (DataAccessException brokenOff) {
                assertThat(brokenOff).rootCause().hasMessageContaining("broken off");
                assertThat(rows()).as("after step " + step).isEqualTo(before);
            }
        }
    }

    private static List<Map.Entry<String, Long>> rows() throws SQLException {
        var rows = new ArrayList<Map.Entry<String, Long>>();
        try (var statement = TestDatabase.get().superuser().createStatement()) {
            for (String table : TABLES) {
                try (var found = statement.executeQuery("select count(*) from hours." + table)) {
                    found.next();
                    rows.add(Map.entry(table, found.getLong(1)));
                }
            }
        }
        return rows;
    }

    private static void run(String... sql) throws SQLException {
        try (var statement = TestDatabase.get().superuser().createStatement()) {
            for (String one : sql) {
                statement.execute(one);
            }
        }
    }
}
