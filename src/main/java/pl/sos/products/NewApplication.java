package pl.sos.products;

import java.util.List;
import java.util.Optional;

/**
 * An application to add, or its fields to change.
 *
 * @param code upper or lower case; stored in upper case
 * @param dependsOn codes of the applications it needs beneath it, in any product
 */
public record NewApplication(
        String code, String name, Optional<String> group, Optional<String> purpose, List<String> dependsOn) {
    public NewApplication {
        dependsOn = List.copyOf(dependsOn);
    }

    public static NewApplication of(String code, String name, String... dependsOn) {
        return new NewApplication(code, name, Optional.empty(), Optional.empty(), List.of(dependsOn));
    }
}
