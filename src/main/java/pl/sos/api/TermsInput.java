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
 * Terms as a caller states them: what is left out is the offer's default, or in an annex stays as it was.
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

        TermsParts.@Nullable Hours hours,
        TermsParts.@Nullable Work work,
        TermsParts.@Nullable People parties,
        TermsParts.@Nullable Size licence,
        TermsParts.@Nullable End ending,
        TermsParts.@Nullable OnSite visits,
        TermsParts.@Nullable Versions updates,
        TermsParts.@Nullable Price fee,
        TermsParts.@Nullable Privacy dataProtection,
        @Nullable Map<Clause, String> clauses) {
    /** Times of one category. */
    @Schema(name = "ServiceLevelInput")
    record Level(
            @Nullable Policy reaction,
            @Nullable Policy workaround,
            @Nullable Policy repair) {}

    static final TermsInput EMPTY = new TermsInput(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** The terms for a scope, the offer's defaults filled in. */
    Terms over(Set<String> scope) {
        return over(OfferDefaults.terms(scope));
    }

    /** The terms with what is stated here in the place of what was; a category that is named is stated whole. */
    Terms over(Terms was) {
        var base = level(new Level(reaction, workaround, repair), was.defaultLevel());
        var given = new EnumMap<Category, ServiceLevel>(Category.class);
        given.putAll(was.levels());
        if (levels != null) {
            levels.forEach((category, level) -> {
                if (level != null) {
                    given.put(category, level(level, base));
                }
            });
        }
        var paragraphs = new EnumMap<Clause, String>(Clause.class);
        paragraphs.putAll(was.clauses());
        if (clauses != null) {
            clauses.forEach((clause, paragraph) -> paragraphs.put(clause, paragraph == null ? "" : paragraph.strip()));
        }
        var monthly = includedMinutes == null ? was.hours() : was.hours().withMonthly(Minutes.of(includedMinutes));
        return was.withLevels(base, given)
                .withCalendar(calendar == null ? was.calendar() : calendar)
                .withChannels(
                        channels == null ? was.channels() : channels.isEmpty() ? Set.of() : EnumSet.copyOf(channels))
                .withHours(hours == null ? monthly : hours.over(monthly))
                .withWork(work == null ? was.work() : work.over(was.work()))
                .withParties(parties == null ? was.parties() : parties.over(was.parties()))
                .withLicence(licence == null ? was.licence() : licence.over(was.licence()))
                .withEnding(ending == null ? was.ending() : ending.over(was.ending()))
                .withVisits(visits == null ? was.visits() : visits.over(was.visits()))
                .withUpdates(updates == null ? was.updates() : updates.over(was.updates()))
                .withFee(fee == null ? was.fee() : fee.over(was.fee()))
                .withData(dataProtection == null ? was.data() : dataProtection.over(was.data()))
                .withClauses(paragraphs);
    }

    private static ServiceLevel level(Level given, ServiceLevel otherwise) {
        return new ServiceLevel(
                given.reaction() == null ? otherwise.reaction() : given.reaction(),
                Optional.ofNullable(given.workaround()).or(otherwise::workaround),
                Optional.ofNullable(given.repair()).or(otherwise::repair));
    }
}
