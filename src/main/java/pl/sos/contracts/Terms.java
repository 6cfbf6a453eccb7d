package pl.sos.contracts;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.Minutes;

/**
 * The conditions of care on a day. What a contract leaves out is the offer's default, see {@code OfferDefaults}.
 *
 * @param scope codes of the applications under care
 * @param levels per category; categories left out have the default level
 * @param calendar code of the calendar that working hours and days are counted by
 * @param channels ways in which the client may report
 * @param includedMinutes specialists' time included in a calendar month
 * @param clauses in which paragraph of the contract a matter stands, for the sentence a client reads; keys are those of
 *     {@code Clause}
 */
public record Terms(
        Set<String> scope,
        ServiceLevel defaultLevel,
        Map<Category, ServiceLevel> levels,
        String calendar,
        Set<Channel> channels,
        Minutes includedMinutes,
        Map<Clause, String> clauses) {
    public Terms {
        scope = Set.copyOf(scope);
        levels = Map.copyOf(levels);
        channels = Set.copyOf(channels);
        clauses = Map.copyOf(clauses);
    }

    public ServiceLevel level(Category category) {
        return levels.getOrDefault(category, defaultLevel);
    }

    public Optional<String> clause(Clause clause) {
        return Optional.ofNullable(clauses.get(clause));
    }
}
