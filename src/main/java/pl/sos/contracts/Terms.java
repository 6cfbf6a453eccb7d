package pl.sos.contracts;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
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
 * @param hours specialists' time that is included
 * @param work how work is counted against them and what it costs beyond
 * @param parties who signs, and who may report
 * @param licence its size and the installations under care
 * @param ending tacit renewal and notice
 * @param clauses in which paragraph of the contract a matter stands, for the sentence a client reads; keys are those of
 *     {@code Clause}
 */
public record Terms(
        Set<String> scope,
        ServiceLevel defaultLevel,
        Map<Category, ServiceLevel> levels,
        String calendar,
        Set<Channel> channels,
        HoursPackage hours,
        WorkTerms work,
        Map<Clause, String> clauses,
        Parties parties,
        Licence licence,
        Ending ending,
        Visits visits,
        Updates updates,
        Fee fee,
        DataProtection data) {
    public Terms {
        scope = Set.copyOf(scope);
        levels = Map.copyOf(levels);
        channels = Set.copyOf(channels);
        clauses = Map.copyOf(clauses);
    }

    public ServiceLevel level(Category category) {
        return levels.getOrDefault(category, defaultLevel);
    }

    /** Specialists' time included in a calendar month. */
    public Minutes includedMinutes() {
        return hours.monthly();
    }

    public Terms withScope(Set<String> other) {
        return with(copy -> copy.scope = other);
    }

    public Terms withCalendar(String other) {
        return with(copy -> copy.calendar = other);
    }

    public Terms withChannels(Set<Channel> other) {
        return with(copy -> copy.channels = other);
    }

    public Terms withHours(HoursPackage other) {
        return with(copy -> copy.hours = other);
    }

    public Terms withWork(WorkTerms other) {
        return with(copy -> copy.work = other);
    }

    public Terms withClauses(Map<Clause, String> other) {
        return with(copy -> copy.clauses = other);
    }

    public Terms withParties(Parties other) {
        return with(copy -> copy.parties = other);
    }

    public Terms withLicence(Licence other) {
        return with(copy -> copy.licence = other);
    }

    public Terms withEnding(Ending other) {
        return with(copy -> copy.ending = other);
    }

    public Terms withVisits(Visits other) {
        return with(copy -> copy.visits = other);
    }

    public Terms withUpdates(Updates other) {
        return with(copy -> copy.updates = other);
    }

    public Terms withFee(Fee other) {
        return with(copy -> copy.fee = other);
    }

    public Terms withData(DataProtection other) {
        return with(copy -> copy.data = other);
    }

    public Terms withLevels(ServiceLevel usual, Map<Category, ServiceLevel> own) {
        return with(copy -> {
            copy.defaultLevel = usual;
            copy.levels = own;
        });
    }

    public Optional<String> clause(Clause clause) {
        return Optional.ofNullable(clauses.get(clause));
    }

    private Terms with(Consumer<Copy> change) {
        var copy = new Copy(this);
        change.accept(copy);
        return copy.terms();
    }

    /** Terms while some of them are written anew. */
    private static final class Copy {
        private Set<String> scope;
        private ServiceLevel defaultLevel;
        private Map<Category, ServiceLevel> levels;
        private String calendar;
        private Set<Channel> channels;
        private HoursPackage hours;
        private WorkTerms work;
        private Map<Clause, String> clauses;
        private Parties parties;
        private Licence licence;
        private Ending ending;
        private Visits visits;
        private Updates updates;
        private Fee fee;
        private DataProtection data;

        Copy(Terms terms) {
            scope = terms.scope;
            defaultLevel = terms.defaultLevel;
            levels = terms.levels;
            calendar = terms.calendar;
            channels = terms.channels;
            hours = terms.hours;
            work = terms.work;
            clauses = terms.clauses;
            parties = terms.parties;
            licence = terms.licence;
            ending = terms.ending;
            visits = terms.visits;
            updates = terms.updates;
            fee = terms.fee;
            data = terms.data;
        }

        Terms terms() {
            return new Terms(
                    scope,
                    defaultLevel,
                    levels,
                    calendar,
                    channels,
                    hours,
                    work,
                    clauses,
                    parties,
                    licence,
                    ending,
                    visits,
                    updates,
                    fee,
                    data);
        }
    }
}
