package pl.sos.hours.internal;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pl.sos.contracts.Contract;
import pl.sos.ground.Sql;
import pl.sos.hours.LotId;
import pl.sos.hours.OverageConsent;
import pl.sos.hours.ReservationId;
import pl.sos.hours.Worked;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;

/** Writes what a book gained. */
@Repository
public class ChangeStore {
    private final JdbcClient jdbc;

    ChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void write(Contract contract, Changes changes, Instant now) {
        UUID id = contract.id().value();
        UUID client = contract.client().value();
        for (Period period : changes.periods()) {
            insert(
                    "hours.period (contract_id, client_id, first_month, last_month, opened_at)",
                    List.of(id, client, period.first().atDay(1), period.last().atDay(1), Sql.at(now)));
        }
        for (YearMonth month : changes.turns()) {
            insert(
                    "hours.turn (contract_id, client_id, first_month, turned_at)",
                    List.of(id, client, month.atDay(1), Sql.at(now)));
        }
        for (Lot lot : changes.lots()) {
            insert(contract, lot, now);
        }
        for (Transfer transfer : changes.transfers()) {
            insert(contract, transfer, now);
        }
    }

    private void insert(Contract contract, Lot lot, Instant now) {
        var values = new ArrayList<@Nullable Object>();
        values.add(lot.id().value());
        values.add(contract.id().value());
        values.add(contract.client().value());
        values.add(lot.period().atDay(1));
        values.add(lot.kind().name());
        values.add(lot.from().map(LotId::value).orElse(null));
        values.add(lot.turnsLeft());
        values.add(lot.usableFrom());
        values.add(lot.expiresOn());
        values.add(Sql.at(now));
        insert(
                "hours.lot (id, contract_id, client_id, period, kind, from_lot, turns_left, usable_from, expires_on,"
                        + " made_at)",
                values);
    }

    /** A transfer with its postings: one round trip. */
    private void insert(Contract contract, Transfer transfer, Instant now) {
        UUID client = contract.client().value();
        var values = new ArrayList<@Nullable Object>();
        values.add(transfer.id());
        values.add(contract.id().value());
        values.add(client);
        values.add(transfer.key());
        values.add(transfer.kind().name());
        values.add(transfer.month().atDay(1));
        values.add(transfer.belongsTo().map(month -> month.atDay(1)).orElse(null));
        values.add(transfer.on());
        values.add(Sql.at(now));
        values.add(transfer.words().source());
        values.add(transfer.words().what());
        values.add(transfer.words().reason());
        values.add(transfer.words().ticket().map(TicketId::value).orElse(null));
        values.add(transfer.words().by().map(PersonId::value).orElse(null));
        values.add(transfer.reservation().map(ReservationId::value).orElse(null));
        values.add(transfer.agreedOverage());
        values.add(transfer.consent().orElse(null));
        values.add(transfer.reverses().orElse(null));
        var worked = transfer.words().worked();
        var rounding = worked.flatMap(Worked::rounding);
        values.add(worked.map(one -> one.minutes().value()).orElse(null));
        values.add(rounding.map(rule -> rule.step().value()).orElse(null));
        values.add(rounding.map(rule -> rule.least().value()).orElse(null));
        String head =
                "insert into hours.transfer (id, contract_id, client_id, key, kind, month, belongs_to, happened_on,"
                        + " recorded_at, source, what, reason, ticket_id, by_id, reservation_id, agreed_overage, consent_id,"
                        + " reverses, worked, round_step, round_least) values " + row(21);
        if (transfer.postings().isEmpty()) {
            jdbc.sql(head).params(values).update();
            return;
        }
        var rows = new ArrayList<String>();
        for (Posting posting : transfer.postings()) {
            values.add(posting.lot().value());
            values.add(posting.account().name());
            values.add(posting.number());
            values.add(posting.minutes());
            values.add(posting.balance());
            values.add(transfer.id());
            values.add(client);
            values.add(posting.reservation().map(ReservationId::value).orElse(null));
            values.add(posting.consent().orElse(null));
            rows.add(row(9));
        }
        jdbc.sql("with entry as (" + head + ") insert into hours.posting (lot_id, account, number, minutes, balance,"
                        + " transfer_id, client_id, reservation_id, consent_id) values " + String.join(", ", rows))
                .params(values)
                .update();
    }

    /** Stores a consent, or finds it, with what is left of it. */
    public Agreed.Consent consent(Contract contract, OverageConsent consent) {
        jdbc.sql("""
                        insert into hours.consent (id, contract_id, client_id, agreed_by, agreed_at, up_to, evidence)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict (contract_id, evidence) do nothing
                        """)
                .params(
                        Ids.next(),
                        contract.id().value(),
                        contract.client().value(),
                        consent.agreedBy().value(),
                        Sql.at(consent.at()),
                        consent.upTo().value(),
                        consent.evidence())
                .update();
        return jdbc.sql("""
                        select c.id, c.up_to
                            - (select coalesce(sum(agreed_overage), 0) from hours.transfer where consent_id = c.id)
                            + (select coalesce(sum(minutes), 0) from hours.posting
                               where consent_id = c.id and account = 'OVERAGE' and reservation_id is null) as left
                        from hours.consent c where c.contract_id = ? and c.evidence = ?
                        """)
                .params(contract.id().value(), consent.evidence())
                .query((row, _) -> new Agreed.Consent(Sql.uuid(row, "id"), row.getLong("left")))
                .single();
    }

    /** Notes that so much is used; false when it was noted before. */
    public boolean low(Contract contract, YearMonth period, int percent, Instant now) {
        return jdbc.sql("""
                        insert into hours.low (contract_id, client_id, period, percent, noted_at) values (?, ?, ?, ?, ?)
                        on conflict do nothing
                        """)
                        .params(contract.id().value(), contract.client().value(), period.atDay(1), percent, Sql.at(now))
                        .update()
                > 0;
    }

    public void close(Contract contract, YearMonth month, PersonId by, Instant now) {
        insert(
                "hours.closing (contract_id, client_id, month, closed_at, closed_by)",
                List.of(contract.id().value(), contract.client().value(), month.atDay(1), Sql.at(now), by.value()));
    }

    private void insert(String into, List<? extends @Nullable Object> values) {
        jdbc.sql("insert into " + into + " values " + row(values.size()))
                .params(values)
                .update();
    }

    private static String row(int size) {
        return "(" + "?, ".repeat(size - 1) + "?)";
    }

    /** Absent where a wish brings no consent. */
    public Optional<Agreed.Consent> consent(Contract contract, Optional<OverageConsent> consent) {
        return consent.map(one -> consent(contract, one));
    }
}
