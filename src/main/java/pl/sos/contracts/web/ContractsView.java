package pl.sos.contracts.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import pl.sos.contracts.ContractRow;
import pl.sos.kernel.Slice;

/**
 * The list of contracts.
 *
 * @param given the filter and the order as they stand in the address
 * @param today Europe/Warsaw
 */
public record ContractsView(List<ContractRow> rows, Optional<String> next, Map<String, String> given, LocalDate today) {
    private static final List<String> NAMES = List.of("query", "variant", "state", "client", "ending", "sort");
    private static final int NEAR = 30;
    private static final int NEARER = 60;

    static ContractsView of(Slice<ContractRow> rows, Map<String, String> given, LocalDate today) {
        var kept = new LinkedHashMap<String, String>();
        NAMES.forEach(name -> {
            String value = given.getOrDefault(name, "").strip();
            if (!value.isEmpty()) {
                kept.put(name, value);
            }
        });
        return new ContractsView(rows.items(), rows.next(), Map.copyOf(kept), today);
    }

    public String given(String name) {
        return given.getOrDefault(name, "");
    }

    public boolean filtered() {
        return given.keySet().stream().anyMatch(name -> !name.equals("sort"));
    }

    public boolean ending() {
        return given("ending").equals("soon");
    }

    public boolean byEnd() {
        return given("sort").isEmpty() ? ending() : given("sort").equals("until");
    }

    /** How pressing it is that a contract ends in so many days: one that is renewed does not press. */
    public String tone(ContractRow row, long days) {
        if (row.follower().isPresent()) {
            return "";
        }
        return days <= NEAR ? "tag-late" : days <= NEARER ? "tag-soon" : "tag-accent";
    }

    /** The address with the filter, and with one more parameter where it has a value. */
    public String address(String path, String name, String value) {
        var all = new LinkedHashMap<>(given);
        all.put(name, value);
        String query = all.entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .sorted()
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }
}
