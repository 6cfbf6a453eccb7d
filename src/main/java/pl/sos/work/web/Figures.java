package pl.sos.work.web;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.joda.money.Money;
import pl.sos.page.Page;
import pl.sos.page.Times;

/** Amounts, hours and stopwatches as a person reads them; hours are Europe/Warsaw. */
public final class Figures {
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private Figures() {}

    /** "1 230,50 zł" */
    public static String net(Money money, Page page) {
        var format = NumberFormat.getNumberInstance(page.language().locale());
        format.setMinimumFractionDigits(2);
        BigDecimal amount = money.getAmount();
        return format.format(amount) + " "
                + (money.getCurrencyUnit().getCode().equals("PLN")
                        ? "zł"
                        : money.getCurrencyUnit().getCode());
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
