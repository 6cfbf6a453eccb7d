package pl.sos.clients.web;

import java.util.List;
import java.util.Optional;
import pl.sos.clients.ImportPlan.PlannedLine;
import pl.sos.clients.ImportPreview;
import pl.sos.clients.ImportResult;

/**
 * The page of the import in its four states: choose a file, it cannot be read, look at the preview, done.
 *
 * @param notice the key of a sentence above the preview; empty for none
 * @param onlyWrong the preview shows only lines with mistakes
 */
public record ImportView(
        Optional<ImportPreview.Planned> preview,
        Optional<ImportPreview.Unreadable> unreadable,
        Optional<ImportResult.Imported> done,
        String notice,
        boolean onlyWrong) {
    /** More lines than this a person does not read; the sums cover all. */
    public static final int SHOWN = 500;

    static final ImportView CHOOSE = new ImportView(Optional.empty(), Optional.empty(), Optional.empty(), "", false);

    static ImportView of(ImportPreview preview, String notice, boolean onlyWrong) {
        return switch (preview) {
            case ImportPreview.Planned planned ->
                new ImportView(Optional.of(planned), Optional.empty(), Optional.empty(), notice, onlyWrong);
            case ImportPreview.Unreadable unreadable ->
                new ImportView(Optional.empty(), Optional.of(unreadable), Optional.empty(), notice, onlyWrong);
            case ImportPreview.NotThere gone ->
                new ImportView(Optional.empty(), Optional.empty(), Optional.empty(), "clients.import.gone", onlyWrong);
        };
    }

    /** Lines with mistakes first, since they are what a person has to act on. */
    public List<PlannedLine> lines() {
        return preview.stream()
                .flatMap(planned -> planned.plan().lines().stream())
                .filter(line -> line.wrong() || !onlyWrong)
                .sorted((first, second) -> Boolean.compare(second.wrong(), first.wrong()))
                .limit(SHOWN)
                .toList();
    }

    public boolean cut() {
        return preview.isPresent()
                && preview.get().plan().lines().stream()
                                .filter(line -> line.wrong() || !onlyWrong)
                                .count()
                        > SHOWN;
    }

    /** How many lines would be stored. */
    public long good() {
        return preview.map(planned -> planned.plan().lines().stream()
                        .filter(line -> !line.wrong())
                        .count())
                .orElse(0L);
    }
}
