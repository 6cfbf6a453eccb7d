package pl.sos.hotline.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pl.sos.hotline.SettleResult;
import pl.sos.page.Page;
import pl.sos.tickets.web.Violations;
import pl.sos.work.LogWorkResult;
import pl.sos.work.Violation;
import pl.sos.work.web.RefusalView;

/**
 * What keeps a call from being written down.
 *
 * @param byField sentences at the field where it is mended, by the field's name in the form
 * @param rest what no field of the form mends
 * @param despite the estimate that nobody accepted: with its name the call is written down all the same
 */
record CallRefusal(Map<String, String> byField, List<String> rest, Optional<String> despite) {
    static final CallRefusal NONE = of(Map.of());

    /** A ticket's and an entry's fields, as this form names them. Without a note the subject is the ticket's text too. */
    private static final Map<String, String> NAMES = Map.of(
            "subject", "subject",
            "body", "subject",
            "note", "note",
            "application", "application",
            "reporter", "contact",
            "minutes", "minutes",
            "reason", "reason");

    static CallRefusal of(Map<String, String> byField) {
        return new CallRefusal(byField, List.of(), Optional.empty());
    }

    static CallRefusal at(String field, String sentence) {
        return of(Map.of(field, sentence));
    }

    /** @param result none that settled the call */
    static CallRefusal of(SettleResult result, Page page) {
        return switch (result) {
            case SettleResult.Settled settled -> NONE;
            case SettleResult.NotFound() -> at("number", page.t("hotline.no-such-ticket"));
            case SettleResult.TicketRefused(var violations) -> sorted(Violations.byField(violations, page));
            case SettleResult.WorkRefused(var why) -> of(why, page);
            case SettleResult.NobodysCall() -> at("for", page.t("hotline.violation.whose"));
            case SettleResult.CallerUnknown() -> at("contact", page.t("hotline.violation.who"));
            case SettleResult.WhichPerson() -> at("contact", page.t("hotline.violation.which-person"));
            case SettleResult.NameTooLong(int most) -> at("caller", page.t("hotline.violation.too-long", most));
            case SettleResult.NotAnswered() ->
                new CallRefusal(Map.of(), List.of(page.t("hotline.not-answered")), Optional.empty());
            case SettleResult.NoteTooLong(int most) -> at("note", page.t("hotline.violation.too-long", most));
        };
    }

    private static CallRefusal of(LogWorkResult why, Page page) {
        if (why instanceof LogWorkResult.Refused(var violations)) {
            var said = new LinkedHashMap<String, String>();
            violations.forEach(one -> said.merge(one.field(), sentence(one, page), CallRefusal::both));
            return sorted(said);
        }
        var refusal = RefusalView.of(why, page).orElseThrow();
        // Whoever may still write it down chooses there how it counts.
        return refusal.mayNotAccount()
                ? new CallRefusal(
                        Map.of("counting", String.join(" ", refusal.sentences())), List.of(), refusal.despite())
                : new CallRefusal(Map.of(), refusal.sentences(), refusal.despite());
    }

    /** The form of work says in one sentence what is missing of note and reason; here each has its field. */
    private static String sentence(Violation one, Page page) {
        return one.field().equals("reason") && one.code().equals("required")
                ? page.t("hotline.reason.required")
                : RefusalView.sentence(one, page);
    }

    private static String both(String first, String next) {
        return first.equals(next) ? first : first + " " + next;
    }

    private static CallRefusal sorted(Map<String, String> said) {
        var byField = new LinkedHashMap<String, String>();
        said.forEach((field, sentence) -> Optional.ofNullable(NAMES.get(field))
                .ifPresent(name -> byField.merge(name, sentence, CallRefusal::both)));
        return new CallRefusal(
                byField,
                said.entrySet().stream()
                        .filter(one -> !NAMES.containsKey(one.getKey()))
                        .map(Map.Entry::getValue)
                        .toList(),
                Optional.empty());
    }
}
