package pl.sos.contracts.web;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import pl.sos.calendars.WorkingCalendar;
import pl.sos.clients.Installation;
import pl.sos.contracts.Indexation;
import pl.sos.contracts.TermGroup;
import pl.sos.contracts.TermSheet;
import pl.sos.identity.Person;
import pl.sos.page.Page;
import pl.sos.products.Product;

/**
 * The conditions of a contract to fill in, a group at a time.
 *
 * @param installations of the client, where it is known
 * @param contacts of the client, where it is known
 * @param now what is filled in, in words
 * @param offer what the offer says, in words
 */
public record TermsFormView(
        Form form,
        List<Product> products,
        List<WorkingCalendar> calendars,
        List<Installation> installations,
        List<Person> contacts,
        TermSheet now,
        TermSheet offer) {
    private static final Map<TermGroup, List<String>> FIELDS = Map.ofEntries(
            Map.entry(TermGroup.SCOPE, List.of("scope", "licenceSize", "installations")),
            Map.entry(
                    TermGroup.TIMES,
                    List.of(
                            "all.",
                            "FAILURE.",
                            "ERROR.",
                            "CONSULTATION.",
                            "ANALYSIS.",
                            "CHANGE.",
                            "UPDATE.",
                            "TRAINING.",
                            "OTHER.",
                            "calendar")),
            Map.entry(TermGroup.REPORTING, List.of("channels", "reporters")),
            Map.entry(TermGroup.HOURS, List.of("included", "carryOver", "period", "order", "overage")),
            Map.entry(TermGroup.WORK, List.of("rounding", "hourlyRate", "rate", "afterHours", "dayOff")),
            Map.entry(TermGroup.VISITS, List.of("visits", "databaseReviews", "travel", "protocol")),
            Map.entry(TermGroup.UPDATES, List.of("updates", "statutory")),
            Map.entry(TermGroup.PRICE, List.of("monthly", "index", "cap", "floor", "timing", "dueDays")),
            Map.entry(TermGroup.ENDING, List.of("renewal", "objection", "notice")),
            Map.entry(TermGroup.PARTIES, List.of("vendorSign", "clientSign")),
            Map.entry(TermGroup.DATA, List.of("processing", "remote")),
            Map.entry(TermGroup.CLAUSES, List.of("clause")));

    /** What a closed group says of itself. */
    public String summary(TermGroup group) {
        return now.lines(group).stream().limit(3).map(TermSheet.Line::value).collect(Collectors.joining(" · "));
    }

    /** Whether a group says what the offer says. */
    public boolean asOffered(TermGroup group) {
        return now.agrees(group, offer);
    }

    /** The scope is always to be chosen; others are looked at when wanted, or when something is wrong in them. */
    public boolean open(TermGroup group) {
        return form.wrong(FIELDS.getOrDefault(group, List.of()));
    }

    /** What the offer says of a condition. */
    public String offered(String key) {
        return offer.value(key).orElse("–");
    }

    /** Constants with their words, in order. */
    public Map<String, String> words(Page page, String prefix, Enum<?>[] constants) {
        return Arrays.stream(constants)
                .collect(Collectors.toMap(
                        Enum::name, one -> page.t(prefix, one), (one, other) -> one, LinkedHashMap::new));
    }

    public Map<String, String> yesOrNo(Page page) {
        var options = new LinkedHashMap<String, String>();
        options.put("true", page.t("contracts.sheet.updates.yes"));
        options.put("false", page.t("contracts.sheet.updates.no"));
        return options;
    }

    public Map<String, String> indices(Page page) {
        var options = new LinkedHashMap<String, String>();
        options.put("NONE", page.t("contracts.sheet.none"));
        options.putAll(words(page, "contracts.index", Indexation.Index.values()));
        return options;
    }

    public Map<String, String> months(Page page) {
        var options = new LinkedHashMap<String, String>();
        for (Month month : Month.values()) {
            options.put(
                    String.valueOf(month.getValue()),
                    month.getDisplayName(
                            TextStyle.FULL_STANDALONE, page.language().locale()));
        }
        return options;
    }
}
