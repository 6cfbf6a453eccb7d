package pl.sos.contracts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.calendars.Calendars;
import pl.sos.contracts.internal.AnnexRules;
import pl.sos.contracts.internal.ContractStore;
import pl.sos.ground.Scope;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.PersonId;
import pl.sos.page.Times;
import pl.sos.products.Products;

/**
 * What happens to a signed contract: annexes from a day on, notice and its being taken back, tacit renewal. The past keeps
 * its terms: nothing here changes a version that is there. Needs a {@link Scope} of staff or the system.
 */
@Component
public class Amendments {
    private final ContractStore store;
    private final Contracts contracts;
    private final Products products;
    private final Calendars calendars;
    private final Clock clock;

    Amendments(ContractStore store, Contracts contracts, Products products, Calendars calendars, Clock clock) {
        this.store = store;
        this.contracts = contracts;
        this.products = products;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** The same annex entered again is answered with the one that is there. */
    @Transactional
    public AddAnnexResult add(AddAnnex annex) {
        var found = locked(annex.contract());
        if (found.isEmpty()) {
            return new AddAnnexResult.NotFound();
        }
        Contract contract = found.get();
        var version = new TermsVersion(annex.from(), Optional.of(annex.number().strip()), annex.terms());
        if (contract.versions().contains(version)) {
            return new AddAnnexResult.Added(contract, version);
        }
        var violations = AnnexRules.violations(
                contract,
                annex,
                Times.today(clock),
                products.catalogue()::containsKey,
                code -> calendars.deadlines(code).isPresent());
        if (!violations.isEmpty()) {
            return new AddAnnexResult.Refused(violations);
        }
        Contract changed = contract.with(version).withUntil(annex.until().or(contract::until));
        var overlap = store.overlap(changed, annex.terms().scope(), annex.from());
        if (overlap.isPresent()) {
            return new AddAnnexResult.Refused(List.of(overlap.get().violation()));
        }
        store.add(changed, version, clock.instant(), actor());
        contracts.changed(
                changed,
                "contracts.annex",
                Map.of("annex", annex.number().strip(), "from", annex.from(), "until", text(changed.until())));
        return new AddAnnexResult.Added(changed, version);
    }

    /**
     * Ends a contract by the rule of the day on which notice was given, see {@link Contract#lastDayAfterNotice}. The same
     * notice given again is answered with the one that is there.
     *
     * @param reason may be empty; staff reads it
     */
    @Transactional
    public GiveNoticeResult giveNotice(ContractId id, LocalDate givenOn, Notice.By by, String reason) {
        var found = locked(id);
        if (found.isEmpty()) {
            return new GiveNoticeResult.NotFound();
        }
        Contract contract = found.get();
        var given = contract.notice();
        if (given.filter(known -> known.givenOn().equals(givenOn) && known.by() == by)
                .isPresent()) {
            return new GiveNoticeResult.Given(contract, given.get());
        }
        var violations = AnnexRules.violations(contract, givenOn, reason);
        if (!violations.isEmpty()) {
            return new GiveNoticeResult.Refused(violations);
        }
        var notice = new Notice(givenOn, by, contract.lastDayAfterNotice(givenOn), reason.strip());
        Contract changed = contract.withNotice(Optional.of(notice), Optional.of(notice.endsOn()));
        store.saveNotice(changed, contract.until());
        contracts.changed(
                changed,
                "contracts.notice",
                Map.of("givenOn", givenOn, "by", by, "endsOn", notice.endsOn(), "reason", reason.strip()));
        return new GiveNoticeResult.Given(changed, notice);
    }

    /**
     * Takes notice back, by agreement of both sides: the contract has the last day again that it had before.
     *
     * @return the contract; empty when there is none, nobody gave notice or it has ended by it
     */
    @Transactional
    public Optional<Contract> takeNoticeBack(ContractId id, LocalDate today) {
        return locked(id)
                .filter(contract -> contract.notice()
                        .filter(notice -> !today.isAfter(notice.endsOn()))
                        .isPresent())
                .map(contract -> {
                    Contract changed = contract.withNotice(Optional.empty(), store.lastDayBeforeNotice(id));
                    store.saveNotice(changed, Optional.empty());
                    contracts.changed(changed, "contracts.notice-taken-back", Map.of("until", text(changed.until())));
                    return changed;
                });
    }

    /**
     * Notes that a period went on because nobody objected in time; {@link Contract#stateOn} knows without it. From the day
     * after the last on which somebody might have objected.
     *
     * @return whether it went on
     */
    @Transactional
    public boolean renewIfDue(ContractId id, LocalDate today) {
        boolean renewed = false;
        var found = locked(id);
        while (found.isPresent() && due(found.get(), today)) {
            Contract contract = found.get();
            LocalDate was = contract.until().orElseThrow();
            LocalDate is = contract.renewal().orElseThrow().after(was);
            Contract changed = contract.withUntil(Optional.of(is));
            store.saveRenewal(changed, was, clock.instant());
            contracts.changed(changed, "contracts.renewed", Map.of("was", was, "until", is));
            found = Optional.of(changed);
            renewed = true;
        }
        return renewed;
    }

    private static boolean due(Contract contract, LocalDate today) {
        return contract.renewal()
                .filter(rule -> contract.until()
                        .filter(last -> today.isAfter(rule.objectionUntil(last)))
                        .isPresent())
                .isPresent();
    }

    private Optional<Contract> locked(ContractId id) {
        store.find(id).ifPresent(contract -> store.lock(contract.client()));
        return store.find(id);
    }

    private static String text(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }

    private static Optional<PersonId> actor() {
        return SignedIn.current().map(SignedIn::id);
    }
}
