package pl.sos.hotline.web;

import java.util.List;
import pl.sos.page.Page;
import pl.sos.work.LogWorkResult;

/**
 * Why the minutes of a call were refused.
 *
 * @param shortOfHours they may still be written down as not accounted
 */
record WorkWords(List<String> sentences, boolean shortOfHours) {
    static WorkWords of(LogWorkResult result, Page page) {
        return switch (result) {
            case LogWorkResult.Logged logged -> new WorkWords(List.of(), false);
            case LogWorkResult.NotFound() -> new WorkWords(List.of(page.t("work.refused.not-found")), false);
            case LogWorkResult.CorrectedBefore() ->
                new WorkWords(List.of(page.t("work.refused.corrected-before")), false);
            case LogWorkResult.Refused(var violations) ->
                new WorkWords(
                        violations.stream()
                                .map(one -> page.t(
                                        "work.violation." + one.code(),
                                        one.arguments().toArray()))
                                .toList(),
                        false);
            case LogWorkResult.BeyondEstimate(var asked, var left) ->
                new WorkWords(
                        List.of(page.t("work.refused.beyond-estimate", page.minutes(asked), page.minutes(left))), true);
            case LogWorkResult.NotEnoughHours missing ->
                new WorkWords(
                        List.of(page.t(
                                "work.refused.hours",
                                missing.contract(),
                                page.minutes(missing.left()),
                                page.minutes(missing.asked()),
                                page.minutes(missing.beyond()))),
                        true);
        };
    }
}
