package pl.sos.ground;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;
import pl.sos.ground.PhoneReading.NotRead;
import pl.sos.ground.PhoneReading.Read;
import pl.sos.ground.PhoneReading.Why;
import pl.sos.kernel.PhoneNumber;

/** Reads telephone numbers as people write them and writes them as people read them; without a country code: Poland. */
public final class PhoneNumbers {
    private static final String HOME = "PL";
    private static final int LONGEST_TEXT = 60;

    /** Caretakers' numbers are written on every page and in every receipt, and reading one costs much. */
    private static final LoadingCache<PhoneNumber, String> DISPLAYED =
            Caffeine.newBuilder().maximumSize(5_000).build(PhoneNumbers::displayed);

    private PhoneNumbers() {}

    /** Empty when it is no number; {@link #read} says why. */
    public static Optional<PhoneNumber> parse(String text) {
        return switch (read(text)) {
            case Read read -> Optional.of(read.number());
            case NotRead notRead -> Optional.empty();
        };
    }

    public static PhoneReading read(String text) {
        if (text.length() > LONGEST_TEXT) {
            return new NotRead(Why.TOO_LONG);
        }
        var numbers = PhoneNumberUtil.getInstance();
        try {
            var number = numbers.parse(text.strip(), HOME);
            return switch (numbers.isPossibleNumberWithReason(number)) {
                case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY, INVALID_LENGTH -> new NotRead(Why.TOO_SHORT);
                case TOO_LONG -> new NotRead(Why.TOO_LONG);
                case INVALID_COUNTRY_CODE -> new NotRead(Why.UNKNOWN_COUNTRY);
                case IS_POSSIBLE ->
                    numbers.isValidNumber(number)
                            ? new Read(new PhoneNumber(numbers.format(number, PhoneNumberFormat.E164)))
                            : new NotRead(Why.NOT_IN_USE);
            };
        } catch (NumberParseException e) {
            return new NotRead(
                    switch (e.getErrorType()) {
                        case INVALID_COUNTRY_CODE -> Why.UNKNOWN_COUNTRY;
                        case TOO_SHORT_NSN, TOO_SHORT_AFTER_IDD -> Why.TOO_SHORT;
                        case TOO_LONG -> Why.TOO_LONG;
                        case NOT_A_NUMBER -> Why.NOT_A_NUMBER;
                    });
        }
    }

    /** Whether digits without a plus begin with the country code of home. */
    public static boolean beginsAsAtHome(CharSequence digits) {
        var code = String.valueOf(PhoneNumberUtil.getInstance().getCountryCodeForRegion(HOME));
        return digits.length() > code.length() && code.contentEquals(digits.subSequence(0, code.length()));
    }

    /** A Polish number without its country code ("61 654 00 12"), a foreign one with it. */
    public static String display(PhoneNumber number) {
        return DISPLAYED.get(number);
    }

    private static String displayed(PhoneNumber number) {
        var numbers = PhoneNumberUtil.getInstance();
        try {
            var parsed = numbers.parse(number.e164(), HOME);
            var home = numbers.getCountryCodeForRegion(HOME) == parsed.getCountryCode();
            return numbers.format(parsed, home ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            return number.e164();
        }
    }

    /** As {@link #display(PhoneNumber)}; a text that is no number, such as an internal extension, stays as it is. */
    public static String display(String text) {
        return parse(text).map(PhoneNumbers::display).orElse(text);
    }
}
