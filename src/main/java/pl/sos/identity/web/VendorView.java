package pl.sos.identity.web;

import java.util.List;
import java.util.Set;
import pl.sos.ground.Vendor;

/**
 * The form of the vendor's data, as typed.
 *
 * @param wrong the fields that could not be taken
 * @param saved it has just been stored
 */
public record VendorView(
        String name, String nip, String street, String postcode, String city, Set<String> wrong, boolean saved) {
    static final VendorView EMPTY = new VendorView("", "", "", "", "", Set.of(), false);

    static VendorView of(Vendor vendor, boolean saved) {
        return new VendorView(
                vendor.name(),
                vendor.nip().digits(),
                vendor.street(),
                vendor.postcode(),
                vendor.city(),
                Set.of(),
                saved);
    }

    /** In the order of the form. */
    public static List<String> fields() {
        return List.of("name", "nip", "street", "postcode", "city");
    }

    public String value(String field) {
        return switch (field) {
            case "name" -> name;
            case "nip" -> nip;
            case "street" -> street;
            case "postcode" -> postcode;
            default -> city;
        };
    }

    public boolean wrong(String field) {
        return wrong.contains(field);
    }
}
