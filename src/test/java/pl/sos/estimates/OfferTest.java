package pl.sos.estimates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Optional;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import pl.sos.contracts.OverageRule;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Minutes;

/** What so many minutes cost, and how it is said. */
class OfferTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final Offer.Governing GOVERNING = governing(OverageRule.ASK);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # asked | left | reserved | rate   | package | beyond | price  | sentence
                240 |  210 |          | 190.00 |     210 |     30 |  95.00 | Potrzeba 4 h, w pakiecie zostało 3 h 30 min – 30 min ponad pakiet, płatne po 190 zł netto za godzinę, razem 95 zł netto.
                240 |  360 |          | 190.00 |     240 |      0 |   0.00 | Potrzeba 4 h, w pakiecie zostało 6 h – po tej pracy zostanie 2 h.
                240 |  240 |          | 190.00 |     240 |      0 |   0.00 | Potrzeba 4 h, dokładnie tyle, ile zostało w pakiecie.
                240 |  239 |          | 190.00 |     239 |      1 |   3.17 | Potrzeba 4 h, w pakiecie zostało 3 h 59 min – 1 min ponad pakiet, płatne po 190 zł netto za godzinę, razem 3,17 zł netto.
                240 |    0 |          | 190.00 |       0 |    240 | 760.00 | Potrzeba 4 h, a pakiet jest już wykorzystany – całość płatna po 190 zł netto za godzinę, razem 760 zł netto.
                 45 |  -30 |          | 190.50 |       0 |     45 | 142.88 | Potrzeba 45 min, a pakiet jest już wykorzystany – całość płatna po 190,50 zł netto za godzinę, razem 142,88 zł netto.
                240 |    0 |      210 | 190.00 |       0 |    240 | 760.00 | Potrzeba 4 h, a to, co zostało w pakiecie (3 h 30 min), jest już zarezerwowane – całość płatna po 190 zł netto za godzinę, razem 760 zł netto.
                 60 |      |          | 220.00 |       0 |     60 | 220.00 | Potrzeba 1 h, płatne po 220 zł netto za godzinę, razem 220 zł netto.
            """)
    void takesOutOfThePackageFirstAndPricesTheRest(
            long asked,
            Long left,
            Long reserved,
            String rate,
            long fromPackage,
            long beyond,
            String price,
            String sentence) {
        var offer = Offer.of(
                Minutes.of(asked),
                Optional.of(governing(OverageRule.ASK)),
                Optional.ofNullable(left).map(some -> left(some, reserved == null ? 0 : reserved, NOVEMBER)),
                Money.parse("PLN " + rate));

        assertThat(offer.fromPackage()).isEqualTo(Minutes.of(fromPackage));
        assertThat(offer.beyond()).isEqualTo(Minutes.of(beyond));
        assertThat(offer.price()).isEqualTo(Money.parse("PLN " + price));
        assertThat(OfferWords.of(offer).pl()).isEqualTo(sentence);
        assertThat(offer.fromPackage().plus(offer.beyond())).isEqualTo(offer.asked());
    }

    @ParameterizedTest
    @EnumSource(OverageRule.class)
    void onlyARefusingContractForbidsWorkBeyondItsHours(OverageRule rule) {
        var beyond = Offer.of(
                Minutes.hours(4),
                Optional.of(governing(rule)),
                Optional.of(left(180, 0, NOVEMBER)),
                Money.parse("PLN 190"));

        assertThat(beyond.possible()).isEqualTo(rule != OverageRule.REFUSE);
    }

    @Test
    void saysWhyTheSameWorkMeansSomethingElse() {
        var offered = offer(left(210, 0, NOVEMBER), "190");

        assertThat(offer(left(210, 60, NOVEMBER), "190").changesSince(offered)).isEmpty();
        assertThat(offer(left(150, 0, NOVEMBER), "190").changesSince(offered)).containsExactly(Offer.Change.HOURS);
        assertThat(offer(left(210, 0, NOVEMBER.plusMonths(1)), "190").changesSince(offered))
                .containsExactly(Offer.Change.PERIOD);
        assertThat(offer(left(360, 0, NOVEMBER.plusMonths(1)), "200").changesSince(offered))
                .containsExactly(Offer.Change.PERIOD, Offer.Change.RATE);
        assertThat(Offer.of(Minutes.hours(4), Optional.empty(), Optional.empty(), Money.parse("PLN 190"))
                        .changesSince(offered))
                .containsExactly(Offer.Change.CONTRACT);
    }

    @Test
    void whatIsKeptForSomethingElseIsNoOtherOffer() {
        assertThat(OfferWords.fingerprint(offer(left(210, 60, NOVEMBER), "190")))
                .isEqualTo(OfferWords.fingerprint(offer(left(210, 0, NOVEMBER), "190")));
        assertThat(OfferWords.fingerprint(offer(left(210, 0, NOVEMBER.plusMonths(1)), "190")))
                .isNotEqualTo(OfferWords.fingerprint(offer(left(210, 0, NOVEMBER), "190")));
    }

    private static Offer offer(Offer.Left left, String rate) {
        return Offer.of(Minutes.hours(4), Optional.of(GOVERNING), Optional.of(left), Money.parse("PLN " + rate));
    }

    private static Offer.Left left(long left, long reserved, YearMonth month) {
        return new Offer.Left(Minutes.of(left), Minutes.of(reserved), month, month);
    }

    private static Offer.Governing governing(OverageRule rule) {
        return new Offer.Governing(ContractId.next(), "12/2024", rule);
    }
}
