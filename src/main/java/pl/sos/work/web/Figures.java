package pl.sos.work.web;

import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.joda.money.Money;
import pl.sos.kernel.Language;
import pl.sos.page.Page;
import pl.sos.page.Times;

/** Amounts, hours and stopwatches as a person reads them; hours are Europe/Warsaw. */
public final class Figures {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private Figures() {}

    /** "1 230,50 zł"; in English "PLN 1,230.50" */
    public static String net(Money money, Page page) {
        var format = NumberFormat.getNumberInstance(page.language().locale());
        format.setMinimumFractionDigits(2);
        String amount = format.format(money.getAmount());
        String currency = money.getCurrencyUnit().getCode();
        return page.language() == Language.PL
                ? amount + " " + (currency.equals("PLN") ? "zł" : currency)
                : currency + " " + amount;
    }

    /** "00:12": hours and minutes, as a stopwatch shows them. */
    public static String clock(Duration elapsed) {
        return "%02d:%02d".formatted(elapsed.toHours(), elapsed.toMinutesPart());
    }

    /** "14:05" */
    public static String hour(Instant at) {
        return HOUR.format(at.atZone(Times.ZONE));
    }
}
