package pl.sos.contracts.internal;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.caretakers.Caretakers;
import pl.sos.clients.Clients;
import pl.sos.contracts.Amendments;
import pl.sos.contracts.Contract;
import pl.sos.contracts.ContractChanged;
import pl.sos.contracts.ContractEnding;
import pl.sos.contracts.Variant;
import pl.sos.ground.Scope;
import pl.sos.ground.Settings;
import pl.sos.ground.Sql;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Language;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Sentence;
import pl.sos.notifications.Happening;
import pl.sos.notifications.Notice;
import pl.sos.notifications.Notices;
import pl.sos.outbox.Letter;
import pl.sos.page.Sentences;
import pl.sos.page.Times;
import pl.sos.page.Words;

/**
 * Tells caretaker and billing 90, 60 and 30 days before a contract ends, each once: what was told is noted in the
 * transaction that hands in the letters. Where the house stood still so long that several are due, the nearest is told and
 * the others are noted as passed over.
 */
@Component
public class Endings {
    static final List<Integer> DAYS_BEFORE = List.of(30, 60, 90);

    private final JdbcClient jdbc;
    private final ContractStore store;
    private final Amendments amendments;
    private final Clients clients;
    private final Caretakers caretakers;
    private final People people;
    private final Notices notices;
    private final ApplicationEventPublisher events;
    private final Settings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Endings(
            JdbcClient jdbc,
            ContractStore store,
            Amendments amendments,
            Clients clients,
            Caretakers caretakers,
            People people,
            Notices notices,
            ApplicationEventPublisher events,
            Settings settings,
            TransactionTemplate transaction,
            Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.amendments = amendments;
        this.clients = clients;
        this.caretakers = caretakers;
        this.people = people;
        this.notices = notices;
        this.events = events;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What falls due on a day: renewals are noted, endings are told. Needs the scope of the system. */
    public void round() {
        LocalDate today = Times.today(clock);
        renewing(today).forEach(id -> amendments.renewIfDue(id, today));
        transaction.executeWithoutResult(status -> over(Optional.empty(), today));
        ending(today).forEach(id -> transaction.executeWithoutResult(status -> tell(id, today)));
    }

    /** An end that was told of and moved, or after which the contract goes on, is no news any more. */
    @EventListener
    void changed(ContractChanged event) {
        Scope.asSystem(() -> over(Optional.of(event.client()), LocalDate.ofInstant(clock.instant(), Times.ZONE)));
    }

    /**
     * Within a transaction.
     *
     * @param of whose contracts changed; everybody's when empty
     */
    private void over(Optional<ClientId> of, LocalDate today) {
        notices.withdraw(jdbc.sql("""
                        update contracts.reminder r set over_at = :now
                          from contracts.contract c
                         where c.id = r.contract_id and r.over_at is null
                           and (:client::uuid is null or r.client_id = :client)
                           and (c.renews or c.valid_until is distinct from r.ends_on or c.valid_until < :today
                                or exists (select 1 from contracts.contract n where n.follows = c.id))
                        returning r.contract_id
                        """)
                .param("now", Sql.at(clock.instant()))
                .param("client", of.map(ClientId::value).orElse(null), Types.OTHER)
                .param("today", today)
                .query((row, n) -> Sql.uuid(row, "contract_id"))
                .set());
    }

    private List<ContractId> renewing(LocalDate today) {
        return ids(
                "select id from contracts.contract where renews and valid_until < ? order by id", today.plusDays(367));
    }

    private List<ContractId> ending(LocalDate today) {
        return ids("""
                        select c.id from contracts.contract c
                        where not c.renews and c.valid_until >= ? and c.valid_until <= ?
                          and not exists (select 1 from contracts.contract n where n.follows = c.id)
                        order by c.valid_until, c.id
                        """, today, today.plusDays(DAYS_BEFORE.getLast()));
    }

    private List<ContractId> ids(String sql, LocalDate... days) {
        return transaction.execute(status -> jdbc.sql(sql)
                .params((Object[]) days)
                .query((row, number) -> new ContractId(Sql.uuid(row, "id")))
                .list());
    }

    private void tell(ContractId id, LocalDate today) {
        Contract contract = store.find(id).orElseThrow();
        store.lock(contract.client());
        LocalDate ends = contract.until().orElseThrow();
        boolean nearest = true;
        for (int days : DAYS_BEFORE) {
            LocalDate due = ends.minusDays(days);
            // What would have been due before the contract began never was.
            if (due.isAfter(today) || due.isBefore(contract.from())) {
                continue;
            }
            if (noted(contract, ends, days, nearest) && nearest) {
                send(contract, ends, days, ChronoUnit.DAYS.between(today, ends));
            }
            nearest = false;
        }
    }

    private boolean noted(Contract contract, LocalDate ends, int days, boolean told) {
        return jdbc.sql("""
                        insert into contracts.reminder (contract_id, client_id, ends_on, days_before, told_at, told)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict do nothing
                        """)
                        .param(contract.id().value())
                        .param(contract.client().value())
                        .param(ends)
                        .param(days)
                        .param(Sql.at(clock.instant()))
                        .param(told)
                        .update()
                == 1;
    }

    private void send(Contract contract, LocalDate ends, int days, long left) {
        String client = clients.find(contract.client()).orElseThrow().name();
        var told = recipients(contract);
        var bell = Sentences.of(
                "contracts.reminder.bell",
                contract.number(),
                client,
                new Sentence(new Times(Language.PL, clock).date(ends), new Times(Language.EN, clock).date(ends)));
        for (Person person : told) {
            String day = new Times(person.language(), clock).date(ends);
            String inDays = Sentences.counted("contracts.reminder.in", left).in(person.language());
            var subject = Words.of(person.language(), "contracts.reminder.subject", contract.number(), client, inDays);
            var href = "/contracts/" + contract.slug() + (contract.variant() == Variant.LICENCE_ONLY ? "/offer" : "");
            notices.tell(new Notice(
                            person,
                            Happening.CONTRACT_ENDING,
                            Letter.once(
                                    "contracts.reminder:" + contract.id() + ":" + ends + ":" + days + ":" + person.id(),
                                    Optional.empty(),
                                    person.email(),
                                    subject,
                                    Words.of(
                                            person.language(),
                                            "contracts.reminder.text." + contract.variant(),
                                            contract.number(),
                                            client,
                                            day,
                                            settings.baseUrl() + href)),
                            subject,
                            href)
                    .about(contract.id().value())
                    .ringing(bell));
        }
        events.publishEvent(new ContractEnding(
                contract.id(),
                contract.client(),
                contract.number(),
                ends,
                days,
                told.stream().map(Person::id).toList()));
    }

    private List<Person> recipients(Contract contract) {
        Set<PersonId> ids = new LinkedHashSet<>();
        caretakers.lookingAfter(contract.client(), clock.instant()).ifPresent(looksAfter -> {
            ids.add(looksAfter.caretaker());
            looksAfter.present().ifPresent(ids::add);
        });
        people.staff().stream()
                .filter(person -> person.has(Role.BILLING))
                .map(Person::id)
                .forEach(ids::add);
        return ids.stream()
                .map(people::find)
                .flatMap(Optional::stream)
                .filter(Person::active)
                .toList();
    }
}
