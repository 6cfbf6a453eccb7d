package pl.sos.contracts.internal;

import java.text.NumberFormat;
import org.joda.money.Money;
import pl.sos.kernel.Language;

/** Money the way people write it. */
public final class Amounts {
    private Amounts() {}

    /** "190 zł", "1 230,50 zł"; in English "PLN 1,230.50". Zlotys are all we sell in. */
    public static String zlotys(Money money, Language language) {
        var format = NumberFormat.getNumberInstance(language.locale());
        boolean whole = money.getAmountMinorInt() % 100 == 0;
        format.setMinimumFractionDigits(whole ? 0 : 2);
        format.setMaximumFractionDigits(2);
        String amount = format.format(money.getAmount());
        return language == Language.PL ? amount + " zł" : "PLN " + amount;
    }
}
