package pl.sos.work.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import pl.sos.kernel.Minutes;
import pl.sos.work.Price;
import pl.sos.work.TimePart;
import pl.sos.work.WorkTime;

/** The stretches of an entry as its column keeps them, one text each: {@code AFTER_HOURS 30}, billed {@code … 150}. */
final class PartsText {
    private PartsText() {}

    static String[] parts(List<TimePart> parts) {
        return parts.stream()
                .map(part -> part.when() + " " + part.minutes().value())
                .toArray(String[]::new);
    }

    static String[] lines(Optional<Price> price) {
        return price.stream()
                .flatMap(one -> one.lines().stream())
                .map(line -> line.when() + " " + line.minutes().value() + " " + line.percent())
                .toArray(String[]::new);
    }

    static List<TimePart> parts(String[] texts) {
        var parts = new ArrayList<TimePart>();
        for (var text : texts) {
            var words = text.split(" ");
            parts.add(new TimePart(WorkTime.valueOf(words[0]), Minutes.of(Long.parseLong(words[1]))));
        }
        return List.copyOf(parts);
    }

    static List<Price.Line> lines(String[] texts) {
        var lines = new ArrayList<Price.Line>();
        for (var text : texts) {
            var words = text.split(" ");
            lines.add(new Price.Line(
                    WorkTime.valueOf(words[0]), Minutes.of(Long.parseLong(words[1])), Integer.parseInt(words[2])));
        }
        return List.copyOf(lines);
    }
}
