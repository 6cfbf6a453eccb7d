package pl.sos.api;

import io.swagger.v3.oas.annotations.media.Schema;
import org.joda.money.Money;

/** An amount with as many digits as its currency has. */
@Schema(name = "Money")
record MoneyView(
        @Schema(example = "190.00") String amount,
        @Schema(example = "PLN") String currency) {
    static MoneyView of(Money money) {
        return new MoneyView(
                money.getAmount().toPlainString(), money.getCurrencyUnit().getCode());
    }
}
