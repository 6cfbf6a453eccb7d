package pl.sos.products;

import java.util.List;

/**
 * Something the vendor sells under one name, made of applications.
 *
 * @param code unique, upper case, such as MERITUM
 * @param applications in the order in which they were added
 */
public record Product(String code, String name, List<Application> applications) {
    public Product {
        applications = List.copyOf(applications);
    }
}
