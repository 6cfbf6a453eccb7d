package pl.sos.contracts.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import pl.sos.calendars.Counting;
import pl.sos.calendars.Policy;
import pl.sos.contracts.Clause;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.ServiceLevel;
import pl.sos.contracts.SignContract;
import pl.sos.contracts.Terms;
import pl.sos.contracts.Violation;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;

/** Reads a contract of variant I out of what was typed; what is left empty is the offer's default. */
final class ContractForm {
    private static final int MOST_HOURS = 24 * 366;

    private final Form form;
    private final List<Violation> violations = new ArrayList<>();

    private ContractForm(Form form) {
        this.form = form;
    }

    /** What was read, or why it cannot be. */
    record Reading(Optional<SignContract> contract, List<Violation> violations) {}

    static Reading read(Form form, Optional<ClientId> client) {
        var reader = new ContractForm(form);
        if (client.isEmpty()) {
            reader.refuse("clientId", "missing");
        }
        Optional<LocalDate> from = reader.date("from");
        Optional<LocalDate> until = reader.date("until");
        Optional<LocalDate> signedOn = reader.date("signedOn");
        if (form.value("from").isEmpty()) {
            reader.refuse("from", "missing");
        }
        Terms terms = reader.terms();
        return new Reading(
                reader.violations.isEmpty()
                        ? Optional.of(new SignContract(
                                client.orElseThrow(), form.value("number"), signedOn, from.orElseThrow(), until, terms))
                        : Optional.empty(),
                List.copyOf(reader.violations));
    }

    private Terms terms() {
        Terms offer = OfferDefaults.terms(new LinkedHashSet<>(form.all("scope")));
        ServiceLevel base = level("all", offer.defaultLevel());
        Map<Category, ServiceLevel> levels = new EnumMap<>(Category.class);
        for (Category category : Category.values()) {
            ServiceLevel level = level(category.name(), base);
            if (!level.equals(base)) {
                levels.put(category, level);
            }
        }
        Map<Clause, String> clauses = new EnumMap<>(Clause.class);
        for (Clause clause : Clause.values()) {
            String paragraph = form.value("clause." + clause);
            if (!paragraph.isEmpty()) {
                clauses.put(clause, paragraph);
            }
        }
        return offer.withLevels(base, levels)
                .withCalendar(form.value("calendar"))
                .withChannels(channels())
                .withHours(offer.hours().withMonthly(includedMinutes()))
                .withClauses(clauses);
    }

    private ServiceLevel level(String of, ServiceLevel otherwise) {
        return new ServiceLevel(
                policy(of + ".reaction").orElse(otherwise.reaction()),
                policy(of + ".workaround").or(otherwise::workaround),
                policy(of + ".repair").or(otherwise::repair));
    }

    private Optional<Policy> policy(String field) {
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

    private Set<Channel> channels() {
        Set<Channel> channels = EnumSet.noneOf(Channel.class);
        for (Channel channel : Channel.values()) {
            if (form.has("channels", channel.name())) {
                channels.add(channel);
            }
        }
        return channels;
    }

    /** Hours as people write them: 6, 3,5 or 3.5; whole minutes only. */
    private Minutes includedMinutes() {
        String hours = form.value("includedHours").replace(',', '.');
        if (hours.isEmpty()) {
            return Minutes.ZERO;
        }
        if (hours.matches("[0-9]{1,3}(\\.[0-9]{1,2})?")) {
            BigDecimal minutes = new BigDecimal(hours).multiply(BigDecimal.valueOf(60));
            if (minutes.stripTrailingZeros().scale() <= 0) {
                return Minutes.of(minutes.longValueExact());
            }
        }
        refuse("terms.includedMinutes", "no-hours");
        return Minutes.ZERO;
    }

    private Optional<LocalDate> date(String field) {
        String text = form.value(field);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException noDate) {
            refuse(field, "no-date");
            return Optional.empty();
        }
    }

    private void refuse(String field, String code) {
        violations.add(Violation.of(field, code));
    }
}
