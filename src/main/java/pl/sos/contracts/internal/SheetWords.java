package pl.sos.contracts.internal;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joda.money.Money;
import pl.sos.calendars.Counting;
import pl.sos.calendars.Policy;
import pl.sos.contracts.Indexation;
import pl.sos.contracts.ServiceLevel;
import pl.sos.kernel.Language;
import pl.sos.kernel.Minutes;
import pl.sos.page.Sentences;
import pl.sos.page.Times;
import pl.sos.page.Words;

/** How values of terms are said: times, money, numbers with their noun, in the reader's language. */
record SheetWords(Language language, Times times) {
    String indexation(Indexation rule) {
        String value = say(
                "indexation.value",
                word("contracts.index." + rule.index()),
                rule.month().getDisplayName(TextStyle.FULL_STANDALONE, locale()));
        return value
                + rule.cap()
                        .map(cap -> ", " + say("indexation.cap", percent(cap)))
                        .orElse("")
                + rule.floor()
                        .map(floor -> ", " + say("indexation.floor", percent(floor)))
                        .orElse("");
    }

    String people(List<String> people) {
        return people.isEmpty() ? say("people.none") : String.join("; ", people);
    }

    String level(ServiceLevel level) {
        return Stream.of(
                        Optional.of(word("contracts.term.reaction.short") + " " + policy(level.reaction())),
                        level.workaround().map(time -> word("contracts.term.workaround.short") + " " + policy(time)),
                        level.repair().map(time -> word("contracts.term.repair.short") + " " + policy(time)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    String policy(Policy policy) {
        return policy.counting() == Counting.WORKING_DAYS
                ? Sentences.counted("contracts.policy.days", policy.days()).in(language)
                : word(
                        "contracts.policy." + policy.counting(),
                        times.minutes(policy.time().toMinutes()));
    }

    String aYear(int number) {
        return number == 0 ? say("none") : counted("a-year", number);
    }

    String counted(String key, long number) {
        return Sentences.counted("contracts.sheet." + key, number).in(language);
    }

    String minutes(Minutes minutes) {
        return times.minutes(minutes.value());
    }

    /** "190 zł", "1,15 zł"; in English "PLN 1.15". Zlotys are all we sell in. */
    String money(Money money) {
        return Amounts.zlotys(money, language);
    }

    String percent(BigDecimal percent) {
        return NumberFormat.getNumberInstance(locale()).format(percent) + "%";
    }

    String number(int number) {
        return NumberFormat.getIntegerInstance(locale()).format(number);
    }

    Locale locale() {
        return language.locale();
    }

    String joined(Stream<String> words) {
        return words.collect(Collectors.joining(", "));
    }

    String say(String key, Object... arguments) {
        return word("contracts.sheet." + key, arguments);
    }

    String word(String key, Object... arguments) {
        return Words.of(language, key, arguments);
    }
}
