package pl.sos.products.web;

import java.util.List;
import java.util.Optional;
import pl.sos.products.Product;

/**
 * The page of products.
 *
 * @param filled the form that was refused, with what was typed
 */
public record CatalogueView(List<Product> products, List<String> codes, Optional<Filled> filled) {
    /**
     * @param form "product", "add:CODE" of the product or "change:CODE" of the application
     * @param key of the sentence that says why
     */
    public record Filled(
            String form,
            String key,
            List<String> arguments,
            String code,
            String name,
            String group,
            String purpose,
            List<String> dependsOn) {}

    /** What was typed into a form that was refused. */
    public Optional<Filled> filled(String form) {
        return filled.filter(one -> one.form().equals(form));
    }

    /** How many applications there are in all products. */
    public int applications() {
        return codes.size();
    }
}
