package pl.sos.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pl.sos.products.Application;
import pl.sos.products.NewApplication;
import pl.sos.products.Product;
import pl.sos.products.ProductChange;
import pl.sos.products.Products;

/** Products and their applications. */
@RestController
@RequestMapping("/api/v1/products")
@Tag(name = "Products", description = "What the vendor makes: products and their applications")
class ProductsApi {
    private final Products products;

    ProductsApi(Products products) {
        this.products = products;
    }

    /** A product to add. */
    @Schema(name = "ProductInput")
    record WantedProduct(
            @Schema(example = "MERITUM") String code,
            @Schema(example = "MERITUM") String name) {}

    /** An application to add. */
    @Schema(name = "ApplicationInput")
    record WantedApplication(
            @Schema(example = "CZ_ZW", description = "Unique over all products")
            String code,

            @Schema(example = "Czynsze - Zasoby Własne") String name,
            @Schema(example = "zarzadcy-czynsze") @Nullable String group,
            @Nullable String purpose,

            @Schema(description = "Codes of what it needs beneath it", example = "[\"FK\"]") @Nullable
            List<String> dependsOn) {}

    /** An application, as stored. */
    @Schema(name = "Application")
    record ApplicationView(
            String code,
            String product,
            String name,
            @Nullable String group,
            @Nullable String purpose,
            List<String> dependsOn) {
        static ApplicationView of(Application application) {
            return new ApplicationView(
                    application.code(),
                    application.product(),
                    application.name(),
                    application.group().orElse(null),
                    application.purpose().orElse(null),
                    application.dependsOn());
        }
    }

    /** A product, as stored. */
    @Schema(name = "Product")
    record ProductView(String code, String name, List<ApplicationView> applications) {
        static ProductView of(Product product) {
            return new ProductView(
                    product.code(),
                    product.name(),
                    product.applications().stream().map(ApplicationView::of).toList());
        }
    }

    @GetMapping
    @Operation(summary = "All products with their applications")
    Listing<ProductView> list() {
        return new Listing<>(products.products().stream().map(ProductView::of).toList(), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a product")
    ProductView add(@RequestBody WantedProduct wanted) {
        return view(code(products.addProduct(wanted.code(), wanted.name())));
    }

    @GetMapping("/{code}/applications")
    @Operation(summary = "The applications of a product, in the order in which they were added")
    Listing<ApplicationView> applications(@PathVariable String code) {
        return new Listing<>(view(code).applications(), null);
    }

    @PostMapping("/{code}/applications")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Add an application to a product",
            description = "Its code is unique over all products; a circle of dependencies is refused.")
    ApplicationView addApplication(@PathVariable String code, @RequestBody WantedApplication wanted) {
        var added = code(products.addApplication(
                code,
                new NewApplication(
                        wanted.code(),
                        wanted.name(),
                        Optional.ofNullable(wanted.group()),
                        Optional.ofNullable(wanted.purpose()),
                        wanted.dependsOn() == null ? List.of() : wanted.dependsOn())));
        return view(code).applications().stream()
                .filter(application -> application.code().equals(added))
                .findFirst()
                .orElseThrow(ApiProblem::notFound);
    }

    private ProductView view(String code) {
        return products.products().stream()
                .filter(product -> product.code().equalsIgnoreCase(code.strip()))
                .findFirst()
                .map(ProductView::of)
                .orElseThrow(ApiProblem::notFound);
    }

    private static String code(ProductChange change) {
        return switch (change) {
            case ProductChange.Done(String code) -> code;
            case ProductChange.UnknownProduct gone -> throw ApiProblem.notFound();
            case ProductChange.UnknownApplication(String code) ->
                throw ApiProblem.invalid("dependsOn", "products.refused.unknown-application", code);
            case ProductChange.CodeTaken(String code, String product) ->
                throw ApiProblem.invalid("code", "products.refused.code-taken", code, product);
            case ProductChange.BadCode(String code) ->
                throw ApiProblem.invalid("code", "products.refused.bad-code", code);
            case ProductChange.BadName(String name) -> throw ApiProblem.invalid("name", "products.refused.bad-name");
            case ProductChange.Circle(List<String> codes) ->
                throw ApiProblem.invalid("dependsOn", "products.refused.circle", String.join(" → ", codes));
        };
    }
}
