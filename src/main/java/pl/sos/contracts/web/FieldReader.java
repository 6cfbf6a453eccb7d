package pl.sos.contracts.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import pl.sos.calendars.Counting;
import pl.sos.calendars.Policy;
import pl.sos.contracts.Violation;
import pl.sos.kernel.Minutes;

/** Reads numbers, dates and times the way people type them, and remembers what could not be read. */
final class FieldReader {
    private static final int MOST_HOURS = 24 * 366;
    /** Under which name a rule complains of what a field holds, where it is not the field's own. */
    private static final Map<String, String> COMPLAINTS = Map.of(
            "noticeAmount", "terms.notice",
            "renewalMonths", "terms.renewal",
            "travelRate", "terms.travel");

    private final Form form;
    private final List<Violation> violations = new ArrayList<>();

    FieldReader(Form form) {
        this.form = form;
    }

    Form form() {
        return form;
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }

    void refuse(String field, String code) {
        violations.add(Violation.of(COMPLAINTS.getOrDefault(field, field), code));
    }

    Optional<LocalDate> date(String field) {
        String text = form.value(field);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException noDate) {
            refuse(field, "no-date");
            return Optional.empty();
        }
    }

    /** A whole number that is not negative; empty for an empty field. */
    Optional<Integer> whole(String field, int digits) {
        String text = form.value(field).replace(" ", "").replace("\u00a0", "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("[0-9]{1," + digits + "}")) {
            refuse(field, "no-number-typed");
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(text));
    }

    /** As people write amounts and per cents: 190, 1,15 or -2.5, hundredths at most. */
    Optional<BigDecimal> decimal(String field) {
        String text = form.value(field)
                .replace(',', '.')
                .replace('−', '-')
                .replace(" ", "")
                .replace("\u00a0", "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("-?[0-9]{1,9}(\\.[0-9]{1,2})?")) {
            refuse(field, "no-amount-typed");
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text));
    }

    /** Hours as people write them: 6, 3,5 or 3.5; whole minutes only, none for an empty field. */
    Minutes hours(String field, String complaint) {
        String hours = form.value(field).replace(',', '.');
        if (hours.isEmpty()) {
            return Minutes.ZERO;
        }
        if (hours.matches("[0-9]{1,4}(\\.[0-9]{1,4})?")) {
            BigDecimal minutes = new BigDecimal(hours).multiply(BigDecimal.valueOf(60));
            BigDecimal whole = minutes.setScale(0, java.math.RoundingMode.HALF_UP);
            if (minutes.subtract(whole).abs().compareTo(new BigDecimal("0.01")) <= 0) {
                return Minutes.of(whole.longValueExact());
            }
        }
        refuse(complaint, "no-hours");
        return Minutes.ZERO;
    }

    Optional<Policy> policy(String field) {
        String amount = form.value(field + ".amount");
        if (amount.isEmpty()) {
            return Optional.empty();
        }
        Counting counting = Arrays.stream(Counting.values())
                .filter(one -> one.name().equals(form.value(field + ".counting")))
                .findFirst()
                .orElse(Counting.CLOCK);
        if (!amount.matches("[0-9]{1,4}") || Integer.parseInt(amount) < 1 || Integer.parseInt(amount) > MOST_HOURS) {
            refuse(field, "no-amount");
            return Optional.empty();
        }
        return Optional.of(
                Policy.parse(counting == Counting.WORKING_DAYS ? "P" + amount + "D" : "PT" + amount + "H", counting));
    }
}
