package pl.sos.demo;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.stereotype.Component;
import pl.sos.contracts.AddAnnex;
import pl.sos.contracts.AddAnnexResult;
import pl.sos.contracts.Amendments;
import pl.sos.contracts.Contract;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.Ending;
import pl.sos.contracts.Fee;
import pl.sos.contracts.GiveNoticeResult;
import pl.sos.contracts.Notice;
import pl.sos.contracts.Renewal;
import pl.sos.contracts.Terms;
import pl.sos.contracts.Updates;
import pl.sos.contracts.Visits;
import pl.sos.contracts.WorkTerms;
import pl.sos.kernel.Minutes;

/** What happened to the demo's contracts since they were signed: annexes, past and coming, and a notice. */
@Component
class DemoAmendments {
    private final Contracts contracts;
    private final Amendments amendments;

    DemoAmendments(Contracts contracts, Amendments amendments) {
        this.contracts = contracts;
        this.amendments = amendments;
    }

    void load(DemoPeople known, DemoTime time) {
        var month = time.today().withDayOfMonth(1);
        annex(
                known,
                "sm-zorza",
                "1",
                month.minusMonths(10),
                terms -> terms.withVisits(new Visits(4, 2, terms.visits().travel(), 7))
                        .withUpdates(new Updates(true, 14)));
        annex(
                known,
                "sm-zorza",
                "2",
                month.plusMonths(1),
                terms -> terms.withHours(terms.hours().withMonthly(Minutes.hours(8)))
                        .withWork(withRate(terms.work(), 210))
                        .withFee(withPrice(terms.fee(), 1480)));
        annex(
                known,
                "tbs-przystan",
                "1",
                month.minusMonths(6),
                terms -> terms.withEnding(new Ending(
                        Optional.of(new Renewal(12, 30)), terms.ending().notice())));
        annex(
                known,
                "sm-nadwarcianska",
                "1",
                month.minusMonths(14),
                terms -> terms.withFee(withPrice(terms.fee(), 3250)));
        annex(
                known,
                "sm-nadwarcianska",
                "2/" + month.getYear(),
                month.minusMonths(2),
                terms -> terms.withVisits(new Visits(6, 2, terms.visits().travel(), 7)));
        var slonecznik = contract(known, "sm-slonecznik");
        if (!(amendments.giveNotice(
                        slonecznik.id(),
                        time.today().minusDays(20),
                        Notice.By.CLIENT,
                        "Spółdzielnia łączy się z sąsiednią, która ma własną umowę.")
                instanceof GiveNoticeResult.Given)) {
            throw new IllegalStateException("The demo cannot be loaded: notice of " + slonecznik.number());
        }
    }

    private void annex(DemoPeople known, String client, String number, LocalDate from, UnaryOperator<Terms> change) {
        var contract = contract(known, client);
        var terms = change.apply(contract.versions().getLast().terms());
        var added = amendments.add(new AddAnnex(contract.id(), number, from, terms, Optional.empty()));
        if (!(added instanceof AddAnnexResult.Added)) {
            throw new IllegalStateException("The demo cannot be loaded: annex of " + contract.number() + " – " + added);
        }
    }

    private Contract contract(DemoPeople known, String client) {
        return contracts.of(known.client(client)).getFirst();
    }

    private static WorkTerms withRate(WorkTerms work, int zlotys) {
        return new WorkTerms(
                work.drawsOnHours(),
                work.rounding(),
                Money.of(CurrencyUnit.of("PLN"), zlotys),
                work.rates(),
                work.afterHoursPercent(),
                work.dayOffPercent());
    }

    static Fee withPrice(Fee fee, int zlotys) {
        return new Fee(Money.of(CurrencyUnit.of("PLN"), zlotys), fee.indexation(), fee.timing(), fee.dueDays());
    }
}
