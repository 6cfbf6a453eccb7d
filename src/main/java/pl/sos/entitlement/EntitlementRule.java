package pl.sos.entitlement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.Money;
import pl.sos.calendars.Deadlines;
import pl.sos.contracts.Clause;
import pl.sos.contracts.Contract;
import pl.sos.contracts.ContractState;
import pl.sos.contracts.ServiceLevel;
import pl.sos.contracts.Terms;
import pl.sos.contracts.Variant;
import pl.sos.entitlement.internal.Wording;
import pl.sos.kernel.Category;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.WorkKind;
import pl.sos.products.Application;

/**
 * Whether, by what and until when a matter is covered: a pure function of the question and the contracts. Only the
 * contracts in force on the day of the report, in the house's zone, are asked; one that is over is named in the sentence
 * and never covers. Where several are in force the one that covers most answers, then the one with the nearest reaction,
 * then variant I before II, then the lower number, so that the same question always has the same answer.
 */
public final class EntitlementRule {
    private static final Comparator<Verdict> BEST_FIRST = Comparator.comparing(Verdict::coverage)
            .thenComparing(verdict -> !verdict.reaction().promised())
            .thenComparing(verdict -> verdict.reaction().due())
            .thenComparing(verdict -> verdict.contract().variant())
            .thenComparing(verdict -> verdict.contract().number());

    private EntitlementRule() {}

    /**
     * @param contracts all of the client's, whenever they hold
     * @param hours what is left of the contracts' hours, and what was agreed; what is not known is not spoken of
     * @param catalogue applications by code, for their names
     * @param calendars deadlines by the code of a calendar
     */
    public static Decision decide(
            Question question,
            List<Contract> contracts,
            HoursKnown hours,
            Map<String, Application> catalogue,
            Function<String, Deadlines> calendars,
            HousePolicy house) {
        LocalDate day = LocalDate.ofInstant(question.at(), house.zone());
        var inForce = new ArrayList<Verdict>(contracts.size());
        for (Contract contract : contracts) {
            contract.termsOn(day).ifPresent(terms -> inForce.add(judge(question, contract, terms, hours, calendars)));
        }
        var wording = new Wording(question, catalogue, house.zone());
        if (inForce.isEmpty()) {
            return without(question, contracts, day, calendars, house, wording);
        }
        inForce.sort(BEST_FIRST);
        return with(question, inForce, wording);
    }

    /** A person's word in place of the rule's: how far it is covered and why; what is due when stays as the rule said. */
    public static Decision override(Decision decided, Coverage coverage, String reason, HousePolicy house) {
        return new Decision(
                coverage,
                Reason.OVERRIDDEN,
                decided.underCare(),
                decided.contract(),
                decided.contractNumber(),
                decided.variant(),
                Optional.empty(),
                decided.reaction(),
                decided.workaround(),
                decided.repair(),
                decided.calendar(),
                coverage == Coverage.NONE ? Optional.empty() : decided.hours(),
                decided.estimate(),
                Wording.overridden(coverage, reason, decided.reaction(), house.zone()));
    }

    /** One contract's answer. */
    private record Verdict(
            Contract contract,
            Terms terms,
            Coverage coverage,
            Reason reason,
            Optional<String> clause,
            Optional<Decision.Hours> hours,
            Optional<AcceptedEstimate> estimate,
            Decision.Reaction reaction) {}

    private static Verdict judge(
            Question question,
            Contract contract,
            Terms terms,
            HoursKnown known,
            Function<String, Deadlines> calendars) {
        var estimate = known.estimate().filter(one -> one.contract().equals(contract.id()));
        var hours = hours(question.category(), contract, terms, known);
        Reason asAsked = reason(question, contract.variant(), terms);
        // Hours that are kept for an accepted estimate are this ticket's own.
        Reason reason = asAsked == Reason.IN_SCOPE
                        && estimate.isEmpty()
                        && hours.filter(Decision.Hours::usedUp).isPresent()
                ? Reason.HOURS_USED_UP
                : asAsked;
        Coverage coverage = switch (reason) {
            case IN_SCOPE -> Coverage.FULL;
            case APPLICATION_NOT_NAMED, CHANNEL_NOT_ALLOWED -> Coverage.PARTIAL;
            // Variant II gives these hours and nothing else.
            case HOURS_USED_UP -> contract.variant() == Variant.LICENCE_ONLY ? Coverage.NONE : Coverage.PARTIAL;
            case APPLICATION_OUT_OF_SCOPE, BEYOND_BASIC_CONFIGURATION, CONTRACT_NOT_IN_FORCE, NO_CONTRACT, OVERRIDDEN ->
                Coverage.NONE;
        };
        var policy = terms.level(question.category()).reaction();
        var due = calendars.apply(terms.calendar()).due(policy, question.at());
        var reaction = new Decision.Reaction(policy, due, reason != Reason.CHANNEL_NOT_ALLOWED);
        boolean spoken = coverage != Coverage.NONE || reason == Reason.HOURS_USED_UP;
        return new Verdict(
                contract,
                terms,
                coverage,
                reason,
                terms.clause(clause(reason, question.category())),
                hours.filter(one -> spoken),
                estimate,
                reaction);
    }

    private static Reason reason(Question question, Variant variant, Terms terms) {
        if (question.application().filter(code -> !terms.scope().contains(code)).isPresent()) {
            return Reason.APPLICATION_OUT_OF_SCOPE;
        }
        if (variant == Variant.LICENCE_ONLY && question.category() != Category.CONSULTATION) {
            return Reason.BEYOND_BASIC_CONFIGURATION;
        }
        if (!terms.channels().contains(question.channel())) {
            return Reason.CHANNEL_NOT_ALLOWED;
        }
        return question.application().isEmpty() ? Reason.APPLICATION_NOT_NAMED : Reason.IN_SCOPE;
    }

    private static Clause clause(Reason reason, Category category) {
        return switch (reason) {
            case APPLICATION_OUT_OF_SCOPE -> Clause.SCOPE;
            case CHANNEL_NOT_ALLOWED -> Clause.HOTLINE;
            case IN_SCOPE,
                    APPLICATION_NOT_NAMED,
                    BEYOND_BASIC_CONFIGURATION,
                    HOURS_USED_UP,
                    CONTRACT_NOT_IN_FORCE,
                    NO_CONTRACT,
                    OVERRIDDEN ->
                switch (category) {
                    case FAILURE, ERROR -> Clause.FAILURES_AND_ERRORS;
                    case CONSULTATION, ANALYSIS -> Clause.CONSULTATIONS;
                    case CHANGE -> Clause.MODIFICATIONS;
                    case UPDATE -> Clause.UPDATES;
                    case TRAINING -> Clause.TRAINING;
                    case OTHER -> Clause.HOTLINE;
                };
        };
    }

    private static Decision with(Question question, List<Verdict> inForce, Wording wording) {
        Verdict best = inForce.getFirst();
        Contract contract = best.contract();
        ServiceLevel level = best.terms().level(question.category());
        boolean covered = best.coverage() != Coverage.NONE;
        var sentence = switch (best.reason()) {
            case IN_SCOPE ->
                best.estimate()
                        .map(agreed -> wording.agreed(contract, best.clause(), agreed, best.reaction()))
                        .orElseGet(() -> wording.covered(contract, best.clause(), best.hours(), best.reaction()));
            case HOURS_USED_UP ->
                wording.usedUp(contract, best.clause(), best.hours().orElseThrow(), best.reaction());
            case APPLICATION_NOT_NAMED -> wording.notNamed(contract, best.clause(), best.reaction());
            case APPLICATION_OUT_OF_SCOPE -> wording.outOfScope(numbers(inForce), best.reaction());
            case BEYOND_BASIC_CONFIGURATION ->
                wording.beyondBasics(contract, rate(question.category(), best.terms()), best.reaction());
            case CHANNEL_NOT_ALLOWED -> wording.channelNotAllowed(contract, best.clause(), best.reaction());
            case CONTRACT_NOT_IN_FORCE, NO_CONTRACT, OVERRIDDEN ->
                throw new IllegalStateException("no contract answers " + best.reason());
        };
        return new Decision(
                best.coverage(),
                best.reason(),
                true,
                Optional.of(contract.id()),
                Optional.of(contract.number()),
                Optional.of(contract.variant()),
                best.clause(),
                best.reaction(),
                covered ? level.workaround() : Optional.empty(),
                covered ? level.repair() : Optional.empty(),
                best.terms().calendar(),
                best.hours(),
                best.estimate(),
                sentence);
    }

    private static List<String> numbers(List<Verdict> inForce) {
        return inForce.stream().map(verdict -> verdict.contract().number()).toList();
    }

    /** The hours of the month are for what the offer names: consultations, listings and analyses, training, roll-out. */
    private static Optional<WorkKind> kind(Category category) {
        return switch (category) {
            case CONSULTATION -> Optional.of(WorkKind.CONSULTATION);
            case ANALYSIS -> Optional.of(WorkKind.ANALYSIS);
            case UPDATE -> Optional.of(WorkKind.ROLLOUT);
            case TRAINING -> Optional.of(WorkKind.TRAINING);
            case FAILURE, ERROR, CHANGE, OTHER -> Optional.empty();
        };
    }

    /** Whether matters of this kind are work that a contract's hours are for. */
    static boolean drawsOnHours(Category category) {
        return kind(category).isPresent();
    }

    private static Optional<Decision.Hours> hours(Category category, Contract contract, Terms terms, HoursKnown known) {
        var remaining = Optional.ofNullable(known.remaining().get(contract.id()));
        boolean any = terms.includedMinutes().compareTo(Minutes.ZERO) > 0
                // Bought beside a package, or instead of one.
                || remaining
                        .filter(one -> one.pool().compareTo(Minutes.ZERO) > 0)
                        .isPresent();
        return kind(category)
                .filter(kind -> any && terms.work().drawsOnHours().contains(kind))
                .map(kind -> new Decision.Hours(
                        terms.includedMinutes(),
                        remaining,
                        Optional.of(new Decision.Beyond(
                                terms.hours().overage(), terms.work().rate(kind)))));
    }

    private static Money rate(Category category, Terms terms) {
        return kind(category).map(terms.work()::rate).orElse(terms.work().hourlyRate());
    }

    private static Decision without(
            Question question,
            List<Contract> contracts,
            LocalDate day,
            Function<String, Deadlines> calendars,
            HousePolicy house,
            Wording wording) {
        var due = calendars.apply(house.calendar()).due(house.aim(), question.at());
        var aim = new Decision.Reaction(house.aim(), due, false);
        var sentence = coming(contracts, day)
                .map(contract -> wording.coming(contract, aim))
                .or(() -> ended(contracts, day).map(contract -> wording.ended(contract, aim)))
                .orElseGet(() -> wording.noContract(aim));
        return new Decision(
                Coverage.NONE,
                contracts.isEmpty() ? Reason.NO_CONTRACT : Reason.CONTRACT_NOT_IN_FORCE,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                aim,
                Optional.empty(),
                Optional.empty(),
                house.calendar(),
                Optional.empty(),
                Optional.empty(),
                sentence);
    }

    private static Optional<Contract> coming(List<Contract> contracts, LocalDate day) {
        return contracts.stream()
                .filter(contract -> contract.stateOn(day) == ContractState.COMING)
                .min(Comparator.comparing(Contract::from).thenComparing(Contract::number));
    }

    private static Optional<Contract> ended(List<Contract> contracts, LocalDate day) {
        return contracts.stream()
                .filter(contract -> contract.stateOn(day) == ContractState.ENDED)
                .max(Comparator.comparing(
                                (Contract contract) -> contract.until().orElseThrow())
                        .thenComparing(Contract::number));
    }
}
