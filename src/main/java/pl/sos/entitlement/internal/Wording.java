package pl.sos.entitlement.internal;

import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.Money;
import pl.sos.contracts.Contract;
import pl.sos.contracts.Variant;
import pl.sos.entitlement.AcceptedEstimate;
import pl.sos.entitlement.Coverage;
import pl.sos.entitlement.Decision.Hours;
import pl.sos.entitlement.Decision.Reaction;
import pl.sos.entitlement.Question;
import pl.sos.entitlement.RemainingHours.Remaining;
import pl.sos.kernel.Language;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.Sentence;
import pl.sos.products.Application;

/**
 * A decision in words. Days and hours are said in full, never as "tomorrow", because the sentence is stored and read
 * later too; the last minute is rounded down, so that nobody is told a later moment than the clock's.
 */
public final class Wording {
    private final Question question;
    private final Map<String, Application> catalogue;
    private final ZoneId zone;

    public Wording(Question question, Map<String, Application> catalogue, ZoneId zone) {
        this.question = question;
        this.catalogue = catalogue;
        this.zone = zone;
    }

    public Sentence covered(Contract contract, Optional<String> clause, Optional<Hours> hours, Reaction reaction) {
        var included = hours.map(Hours::included);
        var remaining = hours.flatMap(Hours::remaining);
        if (contract.variant() == Variant.LICENCE_ONLY) {
            return both(
                    in -> in.say(
                            remaining.isPresent() ? "covered.licence.left" : "covered.licence",
                            contract.number(),
                            day(in, contract.until().orElseThrow()),
                            span(included.orElse(Minutes.ZERO)),
                            remaining.map(one -> span(one.left())).orElse(""),
                            remaining.map(one -> period(in, one)).orElse("")),
                    reaction);
        }
        return both(
                in -> {
                    String by = by(in, contract, clause);
                    return switch (question.category()) {
                        case CHANGE -> in.say("covered.quote", by);
                        case CONSULTATION, ANALYSIS, UPDATE, TRAINING ->
                            remaining
                                    .map(one ->
                                            in.say("covered.left", by, draws(in), span(one.left()), period(in, one)))
                                    .or(() -> included.map(
                                            minutes -> in.say("covered.hours", by, draws(in), span(minutes))))
                                    .orElseGet(() -> in.say("covered", by));
                        case FAILURE, ERROR, OTHER -> in.say("covered", by);
                    };
                },
                reaction);
    }

    /** The hours of the period are gone: what more costs, or when there is more. */
    public Sentence usedUp(Contract contract, Optional<String> clause, Hours hours, Reaction reaction) {
        var remaining = hours.remaining().orElseThrow();
        var beyond = hours.beyond().orElseThrow();
        if (contract.variant() == Variant.LICENCE_ONLY) {
            return both(
                    in -> in.say(
                            "used-up.licence",
                            contract.number(),
                            span(remaining.pool()),
                            period(in, remaining),
                            money(in, beyond.rate())),
                    reaction);
        }
        return both(
                in -> in.say(
                        "used-up." + beyond.rule(),
                        by(in, contract, clause),
                        period(in, remaining),
                        draws(in),
                        money(in, beyond.rate()),
                        day(in, remaining.until().plusMonths(1).atDay(1))),
                reaction);
    }

    /** Work on this ticket follows an estimate that was accepted. */
    public Sentence agreed(Contract contract, Optional<String> clause, AcceptedEstimate estimate, Reaction reaction) {
        return both(
                in -> in.say(
                        estimate.beyond().compareTo(Minutes.ZERO) > 0 ? "agreed.beyond" : "agreed",
                        by(in, contract, clause),
                        span(estimate.minutes()),
                        day(in, LocalDate.ofInstant(estimate.at(), zone)),
                        estimate.by(),
                        span(estimate.beyond()),
                        estimate.rate().map(rate -> money(in, rate)).orElse("")),
                reaction);
    }

    public Sentence notNamed(Contract contract, Optional<String> clause, Reaction reaction) {
        return both(in -> in.say("not-named", by(in, contract, clause)), reaction);
    }

    public Sentence outOfScope(List<String> numbers, Reaction reaction) {
        return both(
                in -> {
                    String name = question.application().map(this::name).orElse("");
                    return numbers.size() == 1
                            ? in.say("out-of-scope", name, numbers.getFirst())
                            : in.say("out-of-scope.several", name, list(in, numbers));
                },
                reaction);
    }

    public Sentence beyondBasics(Contract contract, Money rate, Reaction reaction) {
        return both(in -> in.say("beyond-basics", contract.number(), money(in, rate)), reaction);
    }

    public Sentence channelNotAllowed(Contract contract, Optional<String> clause, Reaction reaction) {
        return both(in -> in.say("channel", by(in, contract, clause), in.say("by." + question.channel())), reaction);
    }

    public Sentence coming(Contract contract, Reaction aim) {
        return both(in -> in.say("coming", contract.number(), day(in, contract.from())), aim);
    }

    public Sentence ended(Contract contract, Reaction aim) {
        return both(
                in -> in.say(
                        "ended", contract.number(), day(in, contract.until().orElseThrow())),
                aim);
    }

    public Sentence noContract(Reaction aim) {
        return both(in -> in.say("no-contract"), aim);
    }

    /** What a person decided, and what she wrote of it. */
    public static Sentence overridden(Coverage coverage, String reason, Reaction reaction, ZoneId zone) {
        String ended = reason.matches("(?s).*[.!?…]") ? reason : reason + ".";
        return both(in -> in.say("overridden." + coverage, ended), reaction, zone);
    }

    private Sentence both(Function<Phrases, String> first, Reaction reaction) {
        return both(first, reaction, zone);
    }

    private static Sentence both(Function<Phrases, String> first, Reaction reaction, ZoneId zone) {
        return new Sentence(
                whole(Phrases.in(Language.PL), first, reaction, zone),
                whole(Phrases.in(Language.EN), first, reaction, zone));
    }

    private static String whole(Phrases in, Function<Phrases, String> first, Reaction reaction, ZoneId zone) {
        String key = reaction.promised() ? "reaction" : "aim";
        return first.apply(in) + " " + in.say(key, moment(in, reaction.due(), zone));
    }

    /** Of a sentence that was stored, by when there is an answer stands last. */
    public static Sentence withoutDeadline(Sentence whole, boolean promised) {
        return new Sentence(
                withoutDeadline(whole.pl(), Phrases.in(Language.PL), promised),
                withoutDeadline(whole.en(), Phrases.in(Language.EN), promised));
    }

    private static String withoutDeadline(String whole, Phrases in, boolean promised) {
        String phrase = in.say(promised ? "reaction" : "aim", "\0");
        int last = whole.lastIndexOf(" " + phrase.substring(0, phrase.indexOf('\0')));
        return last < 0 ? whole : whole.substring(0, last);
    }

    private String draws(Phrases in) {
        return in.say("draws." + question.category());
    }

    /** "w listopadzie", of a longer period "do końca grudnia" */
    private static String period(Phrases in, Remaining remaining) {
        return remaining.from().equals(remaining.until())
                ? in.say("in-month." + remaining.until().getMonthValue())
                : in.say("until-end", in.say("month." + remaining.until().getMonthValue()));
    }

    /** "190 zł", "190,50 zł" */
    private static String money(Phrases in, Money money) {
        boolean whole = money.getMinorPart() == 0;
        var amount = (whole ? money.getAmount().setScale(0, RoundingMode.UNNECESSARY) : money.getAmount())
                .toPlainString()
                .replace('.', in.say("decimal").charAt(0));
        return in.say(
                "money." + (money.getCurrencyUnit().getCode().equals("PLN") ? "PLN" : "other"),
                amount,
                money.getCurrencyUnit().getCode());
    }

    private String name(String code) {
        Application application = catalogue.get(code);
        return application == null ? code : application.name();
    }

    private static String by(Phrases in, Contract contract, Optional<String> clause) {
        return clause.map(paragraph -> in.say("by-clause", contract.number(), paragraph))
                .orElseGet(contract::number);
    }

    private static String list(Phrases in, List<String> numbers) {
        return String.join(", ", numbers.subList(0, numbers.size() - 1)) + " " + in.say("and") + " "
                + numbers.getLast();
    }

    /** "31 marca 2026 r." */
    private static String day(Phrases in, LocalDate date) {
        return in.say(
                "day",
                String.valueOf(date.getDayOfMonth()),
                in.say("month." + date.getMonthValue()),
                String.valueOf(date.getYear()));
    }

    /** "we wtorek 24 listopada 2026 r. do 10:40" */
    private static String moment(Phrases in, Instant instant, ZoneId zone) {
        ZonedDateTime at = instant.atZone(zone).truncatedTo(ChronoUnit.MINUTES);
        String time =
                (at.getHour() < 10 ? "0" : "") + at.getHour() + (at.getMinute() < 10 ? ":0" : ":") + at.getMinute();
        return in.say("moment", in.say("weekday." + at.getDayOfWeek().getValue()), day(in, at.toLocalDate()), time);
    }

    private static String span(Minutes minutes) {
        // What was drawn beyond the package is not left, it is owed.
        long value = Math.max(0, minutes.value());
        long hours = value / 60;
        long rest = value % 60;
        if (hours == 0) {
            return rest + " min";
        }
        return rest == 0 ? hours + " h" : hours + " h " + rest + " min";
    }
}
