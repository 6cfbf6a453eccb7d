package pl.sos.search.internal;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import pl.sos.ground.PhoneNumbers;
import pl.sos.kernel.Nip;
import pl.sos.kernel.TicketNumber;

/** What leads straight to one thing: numbers, e-mail addresses, telephones, each written in one way. */
public final class Keys {
    private static final int LONGEST = 120;
    private static final int DIGITS_OF_A_PHONE = 7;

    private Keys() {}

    public static String ticket(long number) {
        return "sos-" + number;
    }

    /** A contract's number, a slug, an e-mail address, a NIP or E.164 as it stands in the database. */
    public static String plain(String text) {
        return Folding.fold(text.strip()).replaceAll("\\s+", "");
    }

    /** Every key that a text may mean; empty for mere words. */
    public static Set<String> meant(String text) {
        var line = text.strip();
        var keys = new LinkedHashSet<String>();
        if (line.isEmpty() || line.length() > LONGEST) {
            return keys;
        }
        var number = line.toUpperCase(Locale.ROOT).replaceFirst("^(SOS|#)[\\s-]*", "");
        TicketNumber.parse(number).ifPresent(ticket -> keys.add(ticket(ticket.value())));
        keys.add(plain(line));
        Nip.parse(line.replaceFirst("(?i)^NIP:?\\s*", "")).ifPresent(nip -> keys.add(nip.digits()));
        long digits = line.chars().filter(Character::isDigit).count();
        if (digits >= DIGITS_OF_A_PHONE && line.chars().noneMatch(Character::isLetter)) {
            PhoneNumbers.parse(line).ifPresent(phone -> keys.add(phone.e164()));
        }
        return keys;
    }
}
