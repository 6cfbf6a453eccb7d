package pl.sos.tickets.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import pl.sos.kernel.Category;
import pl.sos.kernel.Severity;
import pl.sos.tickets.InvalidCursor;

/**
 * Where a page of a list ended. It carries nothing that its reader has not seen in the rows, so it needs no signature; it
 * is read strictly, and the scope is asked anew for every page.
 */
public sealed interface QueueCursor {
    /** Of that row in the list, from 1. */
    int position();

    /** In the order of the queue. */
    record Queued(QueuePlace place, int position) implements QueueCursor {}

    /** The latest finished first. */
    record Finished(Instant at, long number, int position) implements QueueCursor {}

    /** The latest opened first. */
    record Latest(long number, int position) implements QueueCursor {}

    Pattern QUEUED =
            Pattern.compile("q\\.([01])\\.([0-7])\\.([0-3])\\.(none|[0-9]{1,17})\\.([0-9]{1,17})\\.([0-9]{1,9})");
    Pattern FINISHED = Pattern.compile("f\\.([0-9]{1,17})\\.([0-9]{1,17})\\.([0-9]{1,9})");
    Pattern LATEST = Pattern.compile("l\\.([0-9]{1,17})\\.([0-9]{1,9})");

    default String text() {
        var plain = switch (this) {
            case Queued(QueuePlace place, int position) ->
                "q." + place.careRank() + '.' + place.category().rank() + '.'
                        + place.severity().rank() + '.'
                        + place.due().map(due -> String.valueOf(micros(due))).orElse("none")
                        + '.' + place.number() + '.' + position;
            case Finished(Instant at, long number, int position) -> "f." + micros(at) + '.' + number + '.' + position;
            case Latest(long number, int position) -> "l." + number + '.' + position;
        };
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** @throws InvalidCursor when the text is none of ours */
    static QueueCursor read(String text) {
        var plain = decoded(text);
        var queued = QUEUED.matcher(plain);
        if (queued.matches()) {
            Optional<Instant> due =
                    queued.group(4).equals("none") ? Optional.empty() : Optional.of(instant(queued.group(4)));
            return new Queued(
                    new QueuePlace(
                            queued.group(1).equals("0"),
                            Category.ofRank(Integer.parseInt(queued.group(2))),
                            Severity.ofRank(Integer.parseInt(queued.group(3))),
                            due,
                            Long.parseLong(queued.group(5))),
                    Integer.parseInt(queued.group(6)));
        }
        var finished = FINISHED.matcher(plain);
        if (finished.matches()) {
            return new Finished(
                    instant(finished.group(1)), Long.parseLong(finished.group(2)), Integer.parseInt(finished.group(3)));
        }
        var latest = LATEST.matcher(plain);
        if (latest.matches()) {
            return new Latest(Long.parseLong(latest.group(1)), Integer.parseInt(latest.group(2)));
        }
        throw new InvalidCursor();
    }

    private static String decoded(String text) {
        try {
            return text.length() > 200
                    ? ""
                    : new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private static Instant instant(String micros) {
        return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
    }
}
