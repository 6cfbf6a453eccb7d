package pl.sos.work.web;

import java.util.List;
import java.util.Optional;
import pl.sos.contracts.OverageRule;
import pl.sos.page.Page;
import pl.sos.work.LogWorkResult;
import pl.sos.work.Violation;

/**
 * Why work was not written down, for the person who did it.
 *
 * @param sentences what stands in the way
 * @param mayNotAccount it may still be written down as not accounted
 * @param brief a stopwatch that ran for less than a minute: it is written down or thrown away by a word
 * @param despite the estimate that nobody accepted: with its name the work is written down all the same
 */
public record RefusalView(List<String> sentences, boolean mayNotAccount, boolean brief, Optional<String> despite) {
    /** Nothing was refused. */
    public static final RefusalView NONE = new RefusalView(List.of(), false);

    public RefusalView(List<String> sentences, boolean mayNotAccount) {
        this(sentences, mayNotAccount, false, Optional.empty());
    }

    /** @param seconds that it shows */
    static RefusalView brief(long seconds, Page page) {
        return new RefusalView(List.of(page.t("work.brief", seconds)), false, true, Optional.empty());
    }

    /** Empty for what was written down or is not there. */
    public static Optional<RefusalView> of(LogWorkResult result, Page page) {
        return switch (result) {
            case LogWorkResult.Logged logged -> Optional.empty();
            case LogWorkResult.NotFound() -> Optional.of(one(page.t("work.refused.not-found")));
            case LogWorkResult.CorrectedBefore() -> Optional.of(one(page.t("work.refused.corrected-before")));
            case LogWorkResult.Refused(var violations) ->
                Optional.of(new RefusalView(
                        violations.stream()
                                .map(violation -> sentence(violation, page))
                                .toList(),
                        false));
            case LogWorkResult.BeyondEstimate(var asked, var left) ->
                Optional.of(new RefusalView(
                        List.of(page.t("work.refused.beyond-estimate", page.minutes(asked), page.minutes(left))),
                        true));
            case LogWorkResult.NotAgreed(var estimate, var state, var minutes, var since, var people) ->
                Optional.of(new RefusalView(
                        List.of(page.t(
                                "work.not-agreed." + state,
                                page.minutes(minutes),
                                page.moment(since),
                                people.isEmpty() ? "–" : String.join(", ", people))),
                        true,
                        false,
                        Optional.of(estimate.toString())));
            case LogWorkResult.NotEnoughHours short_ -> Optional.of(new RefusalView(hours(short_, page), true));
        };
    }

    /** What was wrong with one field. */
    public static String sentence(Violation violation, Page page) {
        return page.t(
                "work.violation." + violation.code(), violation.arguments().toArray());
    }

    private static RefusalView one(String sentence) {
        return new RefusalView(List.of(sentence), false);
    }

    private static List<String> hours(LogWorkResult.NotEnoughHours short_, Page page) {
        var missing = page.t(
                "work.refused.hours",
                short_.contract(),
                page.minutes(short_.left()),
                page.minutes(short_.asked()),
                page.minutes(short_.beyond()));
        if (short_.rule() == OverageRule.REFUSE) {
            return List.of(missing, page.t("work.refused.rule.REFUSE"));
        }
        var price = Figures.net(short_.price().net(), page);
        var who = short_.decisionMakers();
        return List.of(
                missing,
                who.isEmpty()
                        ? page.t("work.refused.nobody", price)
                        : page.t("work.refused.rule.ASK", price, String.join(", ", who)));
    }
}
