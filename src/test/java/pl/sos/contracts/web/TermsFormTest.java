package pl.sos.contracts.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import pl.sos.calendars.Policy;
import pl.sos.contracts.CarryOver;
import pl.sos.contracts.Clause;
import pl.sos.contracts.DataProtection;
import pl.sos.contracts.Ending;
import pl.sos.contracts.Fee;
import pl.sos.contracts.HoursPackage;
import pl.sos.contracts.Indexation;
import pl.sos.contracts.Licence;
import pl.sos.contracts.NoticeRule;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.OrderOfUse;
import pl.sos.contracts.OverageRule;
import pl.sos.contracts.Parties;
import pl.sos.contracts.Renewal;
import pl.sos.contracts.Rounding;
import pl.sos.contracts.ServiceLevel;
import pl.sos.contracts.SettlementPeriod;
import pl.sos.contracts.Terms;
import pl.sos.contracts.Travel;
import pl.sos.contracts.Updates;
import pl.sos.contracts.Visits;
import pl.sos.contracts.WorkTerms;
import pl.sos.ground.testing.Seeded;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.InstallationId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.WorkChannel;
import pl.sos.kernel.WorkKind;

/** Whatever terms a form is filled with, it reads them back: opening an annex and saving it changes nothing by itself. */
class TermsFormTest {
    @Test
    void readsBackWhateverItWasFilledWith() {
        Seeded.cases(2000, random -> {
            Terms terms = terms(random);
            var read = new FieldReader(Form.of(TermsFields.of(terms), List.of()));

            assertThat(TermsForm.read(read, terms, OfferDefaults.terms(terms.scope())))
                    .isEqualTo(terms);
            assertThat(read.violations()).isEmpty();
        });
    }

    private static Terms terms(Seeded random) {
        Terms terms =
                OfferDefaults.terms(Set.copyOf(List.of("FK", random.word(2, 5).toUpperCase(java.util.Locale.ROOT))));
        Map<Category, ServiceLevel> levels = new EnumMap<>(Category.class);
        ServiceLevel usual = new ServiceLevel(policy(random), Optional.empty(), Optional.empty());
        for (Category category : Category.values()) {
            if (random.chance(30)) {
                var own = new ServiceLevel(
                        policy(random),
                        random.chance(50) ? Optional.of(policy(random)) : Optional.empty(),
                        random.chance(50) ? Optional.of(policy(random)) : Optional.empty());
                if (!own.equals(usual)) {
                    levels.put(category, own);
                }
            }
        }
        Map<WorkChannel, Rounding> rounding = new EnumMap<>(WorkChannel.class);
        for (WorkChannel channel : WorkChannel.values()) {
            rounding.put(
                    channel,
                    new Rounding(
                            Minutes.of(random.between(1, 60)), Minutes.of(random.between(0, 90)), random.chance(50)));
        }
        Map<WorkKind, Money> rates = new EnumMap<>(WorkKind.class);
        if (random.chance(50)) {
            rates.put(random.pick(WorkKind.class), money(random));
        }
        boolean free = random.chance(30);
        return terms.withLevels(usual, levels)
                .withChannels(EnumSet.of(random.pick(Channel.class), Channel.PORTAL))
                .withHours(new HoursPackage(
                        Minutes.of(random.between(0, 6000)),
                        random.pick(SettlementPeriod.class),
                        random.chance(50)
                                ? CarryOver.NONE
                                : new CarryOver(Minutes.of(random.between(1, 900)), random.between(1, 6)),
                        random.pick(OrderOfUse.class),
                        random.pick(OverageRule.class)))
                .withWork(new WorkTerms(
                        random.chance(50) ? Set.of() : EnumSet.of(random.pick(WorkKind.class), WorkKind.VISIT),
                        rounding,
                        money(random),
                        rates,
                        random.between(100, 300),
                        random.between(100, 300)))
                .withClauses(random.chance(20) ? Map.of() : Map.of(Clause.SCOPE, "§ " + random.between(1, 9)))
                .withParties(new Parties(
                        List.of("Jan Żak, prezes"),
                        random.chance(50) ? List.of() : List.of("Ewa Łoś", "Adam Śliwa, członek zarządu"),
                        random.chance(50) ? Set.of() : Set.of("a@b.example", "c@d.example")))
                .withLicence(new Licence(
                        random.chance(50) ? Optional.empty() : Optional.of(random.between(1, 9000)),
                        random.chance(50) ? Set.of() : Set.of(InstallationId.next())))
                .withEnding(new Ending(
                        random.chance(50)
                                ? Optional.empty()
                                : Optional.of(new Renewal(random.between(1, 24), random.between(0, 90))),
                        new NoticeRule(
                                random.between(0, 12),
                                random.pick(NoticeRule.Unit.class),
                                random.pick(NoticeRule.Effect.class))))
                .withVisits(new Visits(
                        random.between(0, 12),
                        random.between(0, 4),
                        free
                                ? new Travel(Travel.Rule.INCLUDED, Money.zero(CurrencyUnit.of("PLN")))
                                : new Travel(Travel.Rule.PER_VISIT, money(random)),
                        random.between(0, 30)))
                .withUpdates(new Updates(random.chance(50), random.between(0, 30)))
                .withFee(new Fee(
                        random.chance(30) ? Money.zero(CurrencyUnit.of("PLN")) : money(random),
                        random.chance(30)
                                ? Optional.empty()
                                : Optional.of(new Indexation(
                                        random.pick(Indexation.Index.class),
                                        random.pick(Month.class),
                                        random.chance(50) ? Optional.empty() : Optional.of(percent(random)),
                                        random.chance(50) ? Optional.empty() : Optional.of(percent(random)))),
                        random.pick(Fee.Timing.class),
                        random.between(0, 60)))
                .withData(new DataProtection(
                        random.chance(50)
                                ? Optional.empty()
                                : Optional.of(random.date(LocalDate.of(2018, 5, 25), LocalDate.of(2027, 1, 1))),
                        random.pick(DataProtection.RemoteAccess.class),
                        random.chance(50) ? "" : "Tylko po telefonie\ni w godzinach pracy"));
    }

    private static Policy policy(Seeded random) {
        return switch (random.between(0, 2)) {
            case 0 -> Policy.clock(Duration.ofHours(random.between(1, 99)));
            case 1 -> Policy.workingHours(Duration.ofHours(random.between(1, 99)));
            default -> Policy.workingDays(random.between(1, 20));
        };
    }

    private static Money money(Seeded random) {
        return Money.ofMinor(CurrencyUnit.of("PLN"), random.between(1, 999_999));
    }

    private static BigDecimal percent(Seeded random) {
        return BigDecimal.valueOf(random.between(-9, 99));
    }
}
