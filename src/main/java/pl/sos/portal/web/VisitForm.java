package pl.sos.portal.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import pl.sos.kernel.Category;
import pl.sos.kernel.Ids;
import pl.sos.page.Page;

/**
 * A request for a visit as typed.
 *
 * @param purpose TRAINING, CONSULTATION or OTHER
 * @param day the wished day, as in 2026-12-03; {@code otherDay} one that suits too
 * @param part MORNING, AFTERNOON or ANY
 */
public record VisitForm(
        UUID formKey, String purpose, String application, String day, String otherDay, String part, String body) {
    private static final List<String> PURPOSES = List.of("TRAINING", "CONSULTATION", "OTHER");
    private static final List<String> PARTS = List.of("ANY", "MORNING", "AFTERNOON");

    /** A field that did not come counts as empty. */
    public VisitForm {
        formKey = Objects.requireNonNullElseGet(formKey, Ids::next);
        purpose = Objects.requireNonNullElse(purpose, "");
        application = Objects.requireNonNullElse(application, "");
        day = Objects.requireNonNullElse(day, "");
        otherDay = Objects.requireNonNullElse(otherDay, "");
        part = Objects.requireNonNullElse(part, "");
        body = Objects.requireNonNullElse(body, "");
    }

    static VisitForm empty(UUID formKey) {
        return new VisitForm(formKey, "TRAINING", "", "", "", "ANY", "");
    }

    public List<String> purposes() {
        return PURPOSES;
    }

    public List<String> parts() {
        return PARTS;
    }

    public Category category() {
        return PURPOSES.contains(purpose) ? Category.valueOf(purpose) : Category.OTHER;
    }

    /** What is wrong, by field; a visit cannot be wished for today or a day gone by. */
    Map<String, String> errors(LocalDate today, Page page) {
        var errors = new LinkedHashMap<String, String>();
        var first = read(day);
        if (first.isEmpty()) {
            errors.put("day", page.t("portal.visit.wrong.day"));
        } else if (!first.get().isAfter(today)) {
            errors.put("day", page.t("portal.visit.wrong.past"));
        }
        if (!otherDay.isBlank()) {
            var second = read(otherDay);
            if (second.isEmpty() || !second.get().isAfter(today)) {
                errors.put("otherDay", page.t("portal.visit.wrong.past"));
            }
        }
        if (body.isBlank()) {
            errors.put("body", page.t("portal.visit.wrong.body"));
        }
        return errors;
    }

    String subject(Page page) {
        return page.t(
                "portal.visit.subject",
                page.t("portal.visit.purpose." + category().name())
                        .toLowerCase(page.language().locale()),
                read(day).map(page::date).orElse(day));
    }

    /** The wishes first, as sentences, then what was written. */
    String text(Page page) {
        var lines = new ArrayList<String>();
        lines.add(page.t("portal.visit.line.day", read(day).map(page::date).orElse(day), partSaid(page)));
        read(otherDay).ifPresent(other -> lines.add(page.t("portal.visit.line.other", page.date(other))));
        return String.join("\n", lines) + "\n\n" + body.strip();
    }

    private String partSaid(Page page) {
        return page.t("portal.visit.part." + (PARTS.contains(part) ? part : "ANY"));
    }

    private static Optional<LocalDate> read(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }
}
