package pl.sos.estimates.web;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import pl.sos.estimates.Estimate;
import pl.sos.estimates.Offer;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.PersonId;

/**
 * The figures of an estimate: before a decision those of this moment, after it those that were decided on.
 *
 * @param asOf the instant for which they hold
 * @param proposedBy name; empty where the reader has no account
 * @param verdictBy name of who decided
 */
public record FiguresView(
        Estimate estimate,
        Offer offer,
        Instant asOf,
        Optional<String> proposedBy,
        Optional<Estimate.Verdict> verdict,
        Optional<String> verdictBy) {

    /** As it stands now while it waits, as it was decided on afterwards. */
    static FiguresView of(
            Estimate estimate,
            Optional<Estimate.Verdict> verdict,
            Supplier<Offer> now,
            Instant asOf,
            Map<PersonId, Person> names) {
        return estimate.waits()
                ? open(estimate, now.get(), asOf, name(names, estimate.proposedBy()))
                : kept(estimate, verdict, names);
    }

    private static FiguresView kept(
            Estimate estimate, Optional<Estimate.Verdict> verdict, Map<PersonId, Person> names) {
        return new FiguresView(
                estimate,
                verdict.map(Estimate.Verdict::offer).orElse(estimate.offer()),
                verdict.map(Estimate.Verdict::at).orElse(estimate.proposedAt()),
                name(names, estimate.proposedBy()),
                verdict,
                verdict.flatMap(one -> name(names, one.by())));
    }

    /** Of one that waits, as it stands now. */
    static FiguresView open(Estimate estimate, Offer now, Instant asOf, Optional<String> proposedBy) {
        return new FiguresView(estimate, now, asOf, proposedBy, Optional.empty(), Optional.empty());
    }

    static Map<PersonId, Person> names(People people, Estimate estimate, Optional<Estimate.Verdict> verdict) {
        return people.findAll(Stream.of(
                        Stream.of(estimate.proposedBy()),
                        estimate.answer().map(Estimate.Answer::by).stream(),
                        verdict.map(Estimate.Verdict::by).stream())
                .flatMap(all -> all)
                .distinct()
                .toList());
    }

    static Optional<String> name(Map<PersonId, Person> names, PersonId id) {
        return Optional.ofNullable(names.get(id)).map(Person::name);
    }
}
