package pl.sos.products;

import java.util.List;
import java.util.Optional;

/**
 * An application of a product, the unit in which scope, competence and versions are counted.
 *
 * @param code unique over all products, upper case, such as CZ_ZW
 * @param dependsOn codes of the applications it needs beneath it
 */
public record Application(
        String code,
        String product,
        String name,
        Optional<String> group,
        Optional<String> purpose,
        List<String> dependsOn) {}
