package pl.sos.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pl.sos.calendars.Policy;
import pl.sos.contracts.Clause;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.ServiceLevel;
import pl.sos.contracts.Terms;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.Minutes;

/**
 * Terms as a caller states them: what is left out is the offer's default.
 *
 * @param levels what a category's level leaves out is that of all categories
 * @param clauses what is left out stands where the model contract has it
 */
@Schema(name = "TermsInput")
record TermsInput(
        @Nullable Policy reaction,
        @Nullable Policy workaround,
        @Nullable Policy repair,
        @Nullable Map<Category, Level> levels,
        @Schema(example = "pl-8-16") @Nullable String calendar,
        @Nullable List<Channel> channels,

        @Schema(description = "Specialists' time in a calendar month", example = "360") @Nullable
        Integer includedMinutes,

        @Nullable Map<Clause, String> clauses) {
    /** Times of one category. */
    @Schema(name = "ServiceLevelInput")
    record Level(
            @Nullable Policy reaction,
            @Nullable Policy workaround,
            @Nullable Policy repair) {}

    static final TermsInput EMPTY = new TermsInput(null, null, null, null, null, null, null, null);

    /** The terms for a scope, the offer's defaults filled in. */
    Terms over(Set<String> scope) {
        Terms offer = OfferDefaults.terms(scope);
        var base = level(new Level(reaction, workaround, repair), offer.defaultLevel());
        var given = new EnumMap<Category, ServiceLevel>(Category.class);
        if (levels != null) {
            levels.forEach((category, level) -> {
                if (level != null) {
                    given.put(category, level(level, base));
                }
            });
        }
        var paragraphs = new EnumMap<Clause, String>(Clause.class);
        paragraphs.putAll(offer.clauses());
        if (clauses != null) {
            clauses.forEach((clause, paragraph) -> paragraphs.put(clause, paragraph == null ? "" : paragraph.strip()));
        }
        return offer.withLevels(base, given)
                .withCalendar(calendar == null ? offer.calendar() : calendar)
                .withChannels(
                        channels == null ? offer.channels() : channels.isEmpty() ? Set.of() : EnumSet.copyOf(channels))
                .withHours(
                        includedMinutes == null
                                ? offer.hours()
                                : offer.hours().withMonthly(Minutes.of(includedMinutes)))
                .withClauses(paragraphs);
    }

    private static ServiceLevel level(Level given, ServiceLevel otherwise) {
        return new ServiceLevel(
                given.reaction() == null ? otherwise.reaction() : given.reaction(),
                Optional.ofNullable(given.workaround()).or(otherwise::workaround),
                Optional.ofNullable(given.repair()).or(otherwise::repair));
    }
}
