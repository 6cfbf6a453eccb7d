package pl.sos.contracts.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;
import pl.sos.contracts.Violation;
import pl.sos.page.Page;

/**
 * A form as it was filled in, so that nothing is lost when it is refused.
 *
 * @param values by field; a list of check boxes has several
 * @param errors by field
 */
public record Form(MultiValueMap<String, String> values, Map<String, List<Violation>> errors) {
    static Form of(MultiValueMap<String, String> values, List<Violation> violations) {
        return new Form(values, violations.stream().collect(Collectors.groupingBy(Violation::field)));
    }

    public String value(String field) {
        String value = values.getFirst(field);
        return value == null ? "" : value.strip();
    }

    public boolean has(String field, String value) {
        return values.getOrDefault(field, List.of()).contains(value);
    }

    /** Whether the form has such a field, filled in or not. */
    public boolean has(String field) {
        return values.containsKey(field);
    }

    public List<String> all(String field) {
        return values.getOrDefault(field, List.of());
    }

    /** What is wrong with a field, be it unreadable or refused by a rule of the terms. */
    public List<Violation> errors(String field) {
        return Stream.of(field, "terms." + field)
                .flatMap(name -> errors.getOrDefault(name, List.of()).stream())
                .toList();
    }

    /** Whether something is wrong with a field whose name begins like one of these. */
    boolean wrong(List<String> beginnings) {
        return errors.keySet().stream()
                .map(field -> field.startsWith("terms.") ? field.substring("terms.".length()) : field)
                .anyMatch(field -> beginnings.stream().anyMatch(field::startsWith));
    }

    public boolean refused() {
        return !errors.isEmpty();
    }

    /** Why something is refused, in the reader's words and with days as he writes them. */
    public String sentence(Page page, Violation violation) {
        return page.t(
                "contracts.violation." + violation.code(),
                violation.arguments().stream()
                        .map(one -> one instanceof LocalDate day ? page.date(day) : one)
                        .toArray());
    }
}
