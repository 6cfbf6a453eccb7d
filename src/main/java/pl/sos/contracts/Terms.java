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
        return new Terms(
                other,
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

    public Terms withCalendar(String other) {
        return new Terms(
                scope,
                defaultLevel,
                levels,
                other,
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

    public Terms withChannels(Set<Channel> other) {
        return new Terms(
                scope,
                defaultLevel,
                levels,
                calendar,
                other,
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

    public Terms withHours(HoursPackage other) {
        return new Terms(
                scope,
                defaultLevel,
                levels,
                calendar,
                channels,
                other,
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

    public Terms withWork(WorkTerms other) {
        return new Terms(
                scope,
                defaultLevel,
                levels,
                calendar,
                channels,
                hours,
                other,
                clauses,
                parties,
                licence,
                ending,
                visits,
                updates,
                fee,
                data);
    }

    public Terms withClauses(Map<Clause, String> other) {
        return new Terms(
                scope,
                defaultLevel,
                levels,
                calendar,
                channels,
                hours,
                work,
                other,
                parties,
                licence,
                ending,
                visits,
                updates,
                fee,
                data);
    }

    public Terms withParties(Parties other) {
        return new Terms(
                scope,
                defaultLevel,
                levels,
                calendar,
                channels,
                hours,
                work,
                clauses,
                other,
                licence,
                ending,
                visits,
                updates,
                fee,
                data);
    }

    public Terms withLicence(Licence other) {
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
                other,
                ending,
                visits,
                updates,
                fee,
                data);
    }

    public Terms withEnding(Ending other) {
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
                other,
                visits,
                updates,
                fee,
                data);
    }

    public Terms withVisits(Visits other) {
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
                other,
                updates,
                fee,
                data);
    }

    public Terms withUpdates(Updates other) {
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
                other,
                fee,
                data);
    }

    public Terms withFee(Fee other) {
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
                other,
                data);
    }

    public Terms withData(DataProtection other) {
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
                other);
    }

    public Terms withLevels(ServiceLevel usual, Map<Category, ServiceLevel> own) {
        return new Terms(
                scope, usual, own, calendar, channels, hours, work, clauses, parties, licence, ending, visits, updates,
                fee, data);
    }

    public Optional<String> clause(Clause clause) {
        return Optional.ofNullable(clauses.get(clause));
    }
}
