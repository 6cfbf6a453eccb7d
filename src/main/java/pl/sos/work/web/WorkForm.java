package pl.sos.work.web;

import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import pl.sos.estimates.EstimateId;
import pl.sos.kernel.WorkChannel;
import pl.sos.kernel.WorkKind;
import pl.sos.page.Times;
import pl.sos.work.Counting;
import pl.sos.work.DrawsOn;
import pl.sos.work.Unagreed;
import pl.sos.work.WorkEntry;

/**
 * All that can be said of an entry, as it is typed. Times are Europe/Warsaw.
 *
 * @param entry that is corrected; empty for a new one
 * @param given what was filled in, by field
 */
public record WorkForm(Optional<WorkEntry> entry, Map<String, String> given, Optional<RefusalView> refusal) {
    static final String AS_AGREED = "AS_AGREED";
    static final String COUNTED = "COUNTED";
    static final String NOT_ACCOUNTED = "NOT_ACCOUNTED";

    public String given(String field) {
        return given.getOrDefault(field, "");
    }

    public boolean was(String field, String value) {
        return value.equals(given.get(field));
    }

    public String address() {
        return entry.map(one -> "/work/entries/" + one.id()).orElse("/work/log");
    }

    static Map<String, String> of(WorkEntry entry) {
        var local = entry.done().startedAt().atZone(Times.ZONE);
        return Map.of(
                "for",
                        entry.names()
                                .ticket()
                                .map(Object::toString)
                                .orElse(entry.names().client()),
                "day", local.toLocalDate().toString(),
                "time", Figures.hour(local.toInstant()),
                "minutes", String.valueOf(Math.abs(entry.minutes().value())),
                "kind", entry.done().kind().name(),
                "channel", entry.done().channel().name(),
                "note", entry.done().note(),
                "counting", entry.count().drawsOn() == DrawsOn.NOTHING ? NOT_ACCOUNTED : AS_AGREED,
                "reason",
                        entry.count().drawsOn() == DrawsOn.NOTHING
                                ? entry.reason().orElse("")
                                : "");
    }

    /** When it began, as far as it can be read. */
    Optional<java.time.Instant> startedAt() {
        try {
            var local = LocalDateTime.parse(given("day") + "T" + given("time"));
            return Optional.of(local.atZone(Times.ZONE).toInstant().truncatedTo(ChronoUnit.MINUTES));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    WorkKind kind() {
        return constant(WorkKind.values(), given("kind")).orElse(WorkKind.CONSULTATION);
    }

    WorkChannel channel() {
        return constant(WorkChannel.values(), given("channel")).orElse(kind().usualChannel());
    }

    Counting counting() {
        return counting(given("counting"), given("reason"));
    }

    /** How work is accounted, as a form names it. */
    public static Counting counting(String choice, String reason) {
        return switch (choice) {
            case NOT_ACCOUNTED -> new Counting.NotAccounted(reason);
            case COUNTED -> new Counting.Counted();
            default -> Counting.asAgreed();
        };
    }

    Unagreed unagreed() {
        return despite(given("despite"));
    }

    /** The estimate that a person was told of and goes on despite, as a form names it. */
    public static Unagreed despite(String estimate) {
        try {
            return estimate.isBlank() ? new Unagreed.Ask() : new Unagreed.Despite(EstimateId.of(estimate));
        } catch (IllegalArgumentException noId) {
            return new Unagreed.Ask();
        }
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] all, String name) {
        return Arrays.stream(all).filter(one -> one.name().equals(name)).findFirst();
    }
}
