package pl.sos.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/** An amount with as many digits as its currency has. */
@Schema(name = "Money")
record MoneyView(
        @Schema(example = "190.00") String amount,
        @Schema(example = "PLN") String currency) {
    static MoneyView of(Money money) {
        return new MoneyView(
                money.getAmount().toPlainString(), money.getCurrencyUnit().getCode());
    }

    /** Of terms, as a caller states it. */
    Money money() {
        try {
            return Money.of(CurrencyUnit.of(currency), new BigDecimal(amount));
        } catch (RuntimeException noMoney) {
            throw ApiProblem.invalid("terms", "api.violation.no-money");
        }
    }

    static Money or(@Nullable MoneyView given, Money was) {
        return given == null ? was : given.money();
    }
}
