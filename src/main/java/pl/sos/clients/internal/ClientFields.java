package pl.sos.clients.internal;

import java.net.IDN;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import pl.sos.clients.Client;
import pl.sos.clients.Violation;
import pl.sos.ground.PhoneNumbers;
import pl.sos.ground.PhoneReading;
import pl.sos.kernel.Nip;
import pl.sos.kernel.PhoneNumber;

/** The fields of a client, read from what people wrote. */
public record ClientFields(
        String name,
        Nip nip,
        Optional<String> slug,
        Optional<String> sizeBand,
        Optional<String> city,
        List<PhoneNumber> phones,
        List<String> domains) {
    /** Addresses under /clients that no client can have. */
    private static final Set<String> RESERVED = Set.of("import", "new", "csv");

    /** Mail of these says nothing about the company that writes it. */
    private static final Set<String> MAIL_OF_EVERYBODY = Set.of(
            "gmail.com",
            "googlemail.com",
            "outlook.com",
            "hotmail.com",
            "live.com",
            "yahoo.com",
            "icloud.com",
            "proton.me",
            "protonmail.com",
            "wp.pl",
            "o2.pl",
            "onet.pl",
            "onet.eu",
            "op.pl",
            "poczta.onet.pl",
            "vp.pl",
            "interia.pl",
            "interia.eu",
            "poczta.fm",
            "gazeta.pl",
            "tlen.pl",
            "go2.pl",
            "buziaczek.pl");

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern DOMAIN =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SLUG = 80;
    private static final int LONGEST_WORD = 100;
    /** Of telephone numbers, and of domains. */
    private static final int MOST_LISTED = 20;

    /** Either the fields, or everything that is wrong with them. */
    public sealed interface Reading {
        record Good(ClientFields fields) implements Reading {}

        record Bad(List<Violation> violations) implements Reading {}
    }

    public static Reading read(
            String name,
            String nip,
            Optional<String> slug,
            Optional<String> sizeBand,
            Optional<String> city,
            List<String> phones,
            List<String> domains) {
        var wrong = new ArrayList<Violation>();
        var cleanName = text("name", name, LONGEST_NAME, wrong);
        if (cleanName.isEmpty()) {
            wrong.add(new Violation("name", "required", name));
        }
        var readNip = readNip(nip, wrong);
        var readSlug = slug.map(String::strip).filter(given -> !given.isEmpty());
        readSlug.filter(given -> !SLUG.matcher(given).matches() || given.length() > LONGEST_SLUG || reserved(given))
                .ifPresent(given -> wrong.add(new Violation("slug", reserved(given) ? "reserved" : "bad-slug", given)));
        var size = sizeBand.map(given -> text("sizeBand", given, LONGEST_WORD, wrong))
                .filter(given -> !given.isEmpty());
        var town = city.map(given -> text("city", given, LONGEST_WORD, wrong)).filter(given -> !given.isEmpty());
        var numbers = phones("phones", phones, MOST_LISTED, wrong);
        var mail = domains(domains, wrong);
        if (!wrong.isEmpty() || readNip.isEmpty()) {
            return new Reading.Bad(List.copyOf(wrong));
        }
        return new Reading.Good(new ClientFields(cleanName, readNip.get(), readSlug, size, town, numbers, mail));
    }

    public static boolean reserved(String slug) {
        return RESERVED.contains(slug);
    }

    /** The fields by name as a history shows them. */
    public static Map<String, String> shown(Client client) {
        var shown = new LinkedHashMap<String, String>();
        shown.put("name", client.name());
        shown.put("nip", client.nip().digits());
        shown.put("slug", client.slug());
        shown.put("sizeBand", client.sizeBand().orElse(""));
        shown.put("city", client.city().orElse(""));
        shown.put(
                "phones",
                String.join(
                        ", ", client.phones().stream().map(PhoneNumber::e164).toList()));
        shown.put("domains", String.join(", ", client.domains()));
        return shown;
    }

    /** Everything by which a client is found. */
    public static String search(Client client) {
        var words = new ArrayList<String>();
        words.add(Folding.fold(client.name()));
        words.add(client.slug());
        words.add(client.nip().digits());
        client.city().map(Folding::fold).ifPresent(words::add);
        client.phones().forEach(phone -> words.add(phone.e164()));
        words.addAll(client.domains());
        return String.join(" ", words);
    }

    private static Optional<Nip> readNip(String text, List<Violation> wrong) {
        if (text.isBlank()) {
            wrong.add(new Violation("nip", "required", text));
            return Optional.empty();
        }
        var read = Nip.parse(text);
        if (read.isEmpty()) {
            var digits = text.replaceAll("[\\s-]", "").replaceFirst("(?i)^PL", "");
            boolean tenDigits = digits.matches("[0-9]{10}");
            wrong.add(new Violation("nip", tenDigits ? "nip-checksum" : "nip-digits", text));
        }
        return read;
    }

    /** Telephone numbers as written, each once; a number without a country code is Polish. */
    public static List<PhoneNumber> phones(String field, List<String> texts, int most, List<Violation> wrong) {
        var numbers = new LinkedHashSet<PhoneNumber>();
        for (String text : texts) {
            if (text.isBlank()) {
                continue;
            }
            switch (PhoneNumbers.read(text)) {
                case PhoneReading.Read read -> numbers.add(read.number());
                case PhoneReading.NotRead not -> wrong.add(new Violation(field, phoneCode(not.why()), text));
            }
        }
        if (numbers.size() > most) {
            wrong.add(new Violation(field, "too-many", Integer.toString(numbers.size())));
        }
        return List.copyOf(numbers);
    }

    /** The code of a violation by a telephone number. */
    public static String phoneCode(PhoneReading.Why why) {
        return "phone-" + why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> domains(List<String> texts, List<Violation> wrong) {
        var domains = new LinkedHashSet<String>();
        for (String text : texts) {
            if (text.isBlank()) {
                continue;
            }
            var domain = domain(text);
            if (domain.isEmpty()) {
                wrong.add(new Violation("domains", "bad-domain", text));
            } else if (MAIL_OF_EVERYBODY.contains(domain.get())) {
                wrong.add(new Violation("domains", "public-domain", text));
            } else {
                domains.add(domain.get());
            }
        }
        if (domains.size() > MOST_LISTED) {
            wrong.add(new Violation("domains", "too-many", Integer.toString(domains.size())));
        }
        return List.copyOf(domains);
    }

    private static Optional<String> domain(String text) {
        try {
            var ascii = IDN.toASCII(text.strip().replaceFirst("^@", "")).toLowerCase(Locale.ROOT);
            return ascii.length() <= 253 && DOMAIN.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static String text(String field, String given, int longest, List<Violation> wrong) {
        var clean = given.strip();
        if (clean.length() > longest) {
            wrong.add(new Violation(field, "too-long", clean.substring(0, longest) + "…"));
        } else if (clean.chars().anyMatch(Character::isISOControl)) {
            wrong.add(new Violation(field, "control-characters", clean.replaceAll("\\p{Cntrl}", "�")));
        }
        return clean;
    }
}
