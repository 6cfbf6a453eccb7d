package pl.sos.ground;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import pl.sos.kernel.Nip;

/**
 * The firm that runs this installation, as it stands on documents. Name, NIP and address are what an invoice must say of the
 * seller (art. 106e ust. 1 pkt 3 and 4 of the VAT act).
 *
 * @param name as registered, 1 to 200 characters
 * @param street street and house number, or the place and its number where there are no streets; 1 to 200 characters
 * @param postcode such as 61-001
 * @param city 1 to 100 characters
 */
public record Vendor(String name, Nip nip, String street, String postcode, String city) {
    private static final Pattern POSTCODE = Pattern.compile("[0-9]{2}-[0-9]{3}");
    private static final int LONGEST = 200;
    private static final int LONGEST_CITY = 100;

    public Vendor {
        var wrong = wrong(name, nip.digits(), street, postcode, city);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("the vendor's " + String.join(", ", wrong) + " cannot be that");
        }
    }

    /** What was typed and cannot be taken, by the names of the components in their order; empty when {@link #read} takes all. */
    public static Set<String> wrong(String name, String nip, String street, String postcode, String city) {
        var wrong = new LinkedHashSet<String>();
        if (!fits(name, LONGEST)) {
            wrong.add("name");
        }
        if (Nip.parse(nip).isEmpty()) {
            wrong.add("nip");
        }
        if (!fits(street, LONGEST)) {
            wrong.add("street");
        }
        if (!POSTCODE.matcher(postcode.strip()).matches()) {
            wrong.add("postcode");
        }
        if (!fits(city, LONGEST_CITY)) {
            wrong.add("city");
        }
        return wrong;
    }

    /** Only of what is not {@link #wrong}. */
    public static Vendor read(String name, String nip, String street, String postcode, String city) {
        return new Vendor(name.strip(), Nip.parse(nip).orElseThrow(), street.strip(), postcode.strip(), city.strip());
    }

    private static boolean fits(String text, int longest) {
        return !text.isBlank()
                && text.strip().length() <= longest
                && text.chars().noneMatch(Character::isISOControl);
    }

    /** In one line: ul. Przykładowa 1, 61-001 Poznań. */
    public String address() {
        return street + ", " + postcode + " " + city;
    }
}
