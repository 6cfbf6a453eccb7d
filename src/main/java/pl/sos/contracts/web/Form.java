package pl.sos.contracts.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.util.MultiValueMap;
import pl.sos.contracts.Violation;

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

    List<String> all(String field) {
        return values.getOrDefault(field, List.of());
    }

    public List<Violation> errors(String field) {
        return errors.getOrDefault(field, List.of());
    }

    public boolean refused() {
        return !errors.isEmpty();
    }
}
