package pl.sos.caretakers;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import pl.sos.caretakers.Competence.Side;
import pl.sos.caretakers.Readiness.Missing;
import pl.sos.page.Page;

/** What a caretaker lacks, as a person says it: one sentence for each side and one for the card. */
public final class ReadinessWords {
    private ReadinessWords() {}

    /** @param names of applications by code */
    public static List<String> of(Page page, Readiness readiness, Map<String, String> names) {
        var lacking = new EnumMap<Side, TreeMap<String, String>>(Side.class);
        for (Missing.Skill skill : readiness.skills()) {
            lacking.computeIfAbsent(skill.side(), side -> new TreeMap<>())
                    .put(skill.application(), names.getOrDefault(skill.application(), skill.application()));
        }
        var skills = lacking.entrySet().stream()
                .map(entry -> page.t("caretakers.missing", entry.getKey()) + " "
                        + String.join(", ", entry.getValue().values()));
        var rest = readiness.missing().stream().flatMap(one -> switch (one) {
            case Missing.Skill skill -> Stream.<String>empty();
            case Missing.NoCard none -> Stream.of(page.t("caretakers.missing.no-card"));
            case Missing.CardUnread unread ->
                Stream.of(
                        unread.read() == 0
                                ? page.t("caretakers.missing.card", unread.newest())
                                : page.t("caretakers.missing.card-older", unread.newest(), unread.read()));
            case Missing.Caretaker nobody -> Stream.of(page.t("caretakers.missing.caretaker"));
        });
        return Stream.concat(skills, rest).toList();
    }
}
