package pl.sos.contracts;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import pl.sos.contracts.internal.SheetLines;
import pl.sos.kernel.InstallationId;
import pl.sos.kernel.Language;
import pl.sos.page.Times;
import pl.sos.page.Words;

/**
 * Terms in words: one line for each condition. Pages, printed contracts and annexes are all made from these lines, and two
 * terms differ where their lines do, so what is shown as changed is what changed.
 */
public final class TermSheet {
    private final List<Line> lines;
    private final Language language;
    private final Terms terms;
    private final Names names;

    /**
     * What codes and ids are called.
     *
     * @param applications by code
     * @param installations by id
     * @param calendars from a calendar's code to its name
     */
    public record Names(
            Map<String, String> applications,
            Map<InstallationId, String> installations,
            UnaryOperator<String> calendars) {
        /** An application's name, or its code where it has none. */
        public String application(String code) {
            return applications.getOrDefault(code, code);
        }

        public String installation(InstallationId id) {
            return installations.getOrDefault(id, id.toString());
        }
    }

    /** @param key names the condition for good, such as {@code hours.monthly} */
    public record Line(TermGroup group, String key, String label, String value) {}

    /** One condition before and after; empty where it did not, or does not, exist. */
    public record Change(TermGroup group, String label, Optional<String> was, Optional<String> is) {}

    private TermSheet(List<Line> lines, Language language, Terms terms, Names names) {
        this.lines = lines;
        this.language = language;
        this.terms = terms;
        this.names = names;
    }

    public static TermSheet of(Terms terms, Names names, Language language, Clock clock) {
        return new TermSheet(
                List.copyOf(new SheetLines(terms, names, language, new Times(language, clock)).lines()),
                language,
                terms,
                names);
    }

    public List<Line> lines() {
        return lines;
    }

    public List<Line> lines(TermGroup group) {
        return lines.stream().filter(line -> line.group() == group).toList();
    }

    public Optional<String> value(String key) {
        return lines.stream().filter(line -> line.key().equals(key)).findFirst().map(Line::value);
    }

    /** Whether another sheet says the same of a condition. */
    public boolean agrees(Line line, TermSheet other) {
        return other.value(line.key()).equals(Optional.of(line.value()));
    }

    public boolean agrees(TermGroup group, TermSheet other) {
        return lines(group).equals(other.lines(group));
    }

    /** What changed since an earlier sheet, in the order of the conditions. */
    public List<Change> changesSince(TermSheet before) {
        var keys = new LinkedHashMap<String, Line>();
        before.lines.forEach(line -> keys.put(line.key(), line));
        lines.forEach(line -> keys.put(line.key(), line));
        var changes = new ArrayList<Change>();
        keys.values().stream()
                .sorted((one, other) -> one.group().compareTo(other.group()))
                .forEach(line -> {
                    var was = before.value(line.key());
                    var is = value(line.key());
                    if (!Objects.equals(was, is)) {
                        changes.add(
                                line.key().equals("scope")
                                        ? new Change(line.group(), line.label(), was, Optional.of(scopeChange(before)))
                                        : new Change(line.group(), line.label(), was, is));
                    }
                });
        return changes;
    }

    /** A long list is not told twice: what came and what went. */
    private String scopeChange(TermSheet before) {
        var added = new TreeSet<>(terms.scope());
        added.removeAll(before.terms.scope());
        var gone = new TreeSet<>(before.terms.scope());
        gone.removeAll(terms.scope());
        var parts = new ArrayList<String>();
        if (!added.isEmpty()) {
            parts.add(Words.of(language, "contracts.sheet.scope.added", names(added)));
        }
        if (!gone.isEmpty()) {
            parts.add(Words.of(language, "contracts.sheet.scope.gone", names(gone)));
        }
        return String.join("; ", parts);
    }

    private String names(SortedSet<String> codes) {
        return String.join(", ", codes.stream().map(names::application).toList());
    }
}
