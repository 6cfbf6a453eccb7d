package pl.sos.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pl.sos.calendars.Policy;
import pl.sos.contracts.Clause;
import pl.sos.contracts.ServiceLevel;
import pl.sos.contracts.Terms;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;

/** Terms as they hold, the offer's defaults filled in. */
@Schema(name = "Terms")
record TermsView(
        Policy reaction,
        @Nullable Policy workaround,
        @Nullable Policy repair,

        @Schema(description = "Where a category has times of its own")
        Map<Category, Level> levels,

        @Schema(example = "pl-8-16") String calendar,
        List<Channel> channels,

        @Schema(description = "Specialists' time in a calendar month")
        long includedMinutes,

        TermsParts.Hours hours,
        TermsParts.Work work,
        TermsParts.People parties,
        TermsParts.Size licence,
        TermsParts.End ending,
        TermsParts.OnSite visits,
        TermsParts.Versions updates,
        TermsParts.Price fee,
        TermsParts.Privacy dataProtection,

        @Schema(description = "In which paragraph a matter stands")
        Map<Clause, String> clauses) {
    /** Times of one category. */
    @Schema(name = "ServiceLevel")
    record Level(
            Policy reaction,
            @Nullable Policy workaround,
            @Nullable Policy repair) {
        static Level of(ServiceLevel level) {
            return new Level(
                    level.reaction(),
                    level.workaround().orElse(null),
                    level.repair().orElse(null));
        }
    }

    static TermsView of(Terms terms) {
        var levels = new EnumMap<Category, Level>(Category.class);
        terms.levels().forEach((category, level) -> levels.put(category, Level.of(level)));
        var clauses = new EnumMap<Clause, String>(Clause.class);
        clauses.putAll(terms.clauses());
        return new TermsView(
                terms.defaultLevel().reaction(),
                terms.defaultLevel().workaround().orElse(null),
                terms.defaultLevel().repair().orElse(null),
                levels,
                terms.calendar(),
                terms.channels().stream().sorted().toList(),
                terms.includedMinutes().value(),
                TermsParts.Hours.of(terms.hours()),
                TermsParts.Work.of(terms.work()),
                TermsParts.People.of(terms.parties()),
                TermsParts.Size.of(terms.licence()),
                TermsParts.End.of(terms.ending()),
                TermsParts.OnSite.of(terms.visits()),
                TermsParts.Versions.of(terms.updates()),
                TermsParts.Price.of(terms.fee()),
                TermsParts.Privacy.of(terms.data()),
                clauses);
    }
}
