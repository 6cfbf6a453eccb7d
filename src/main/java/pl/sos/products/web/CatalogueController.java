package pl.sos.products.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.page.Toast;
import pl.sos.products.Application;
import pl.sos.products.NewApplication;
import pl.sos.products.ProductChange;
import pl.sos.products.Products;
import pl.sos.products.web.CatalogueView.Filled;

/** What the vendor makes, for the administrator. */
@Controller
class CatalogueController {
    private final Products products;

    CatalogueController(Products products) {
        this.products = products;
    }

    @GetMapping("/admin/products")
    ModelAndView catalogue() {
        return page(Optional.empty());
    }

    @PostMapping("/admin/products")
    ModelAndView addProduct(@RequestParam String code, @RequestParam String name, HttpServletResponse response) {
        var filled = new Filled("product", "", List.of(), code, name, "", "", List.of());
        return answer(products.addProduct(code, name), filled, response);
    }

    @PostMapping("/admin/products/{product}/applications")
    ModelAndView addApplication(
            @PathVariable String product,
            @RequestParam String code,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(required = false) @Nullable List<String> dependsOn,
            HttpServletResponse response) {
        var needs = dependsOn == null ? List.<String>of() : dependsOn;
        var filled = new Filled("add:" + product, "", List.of(), code, name, group, purpose, needs);
        var added = new NewApplication(code, name, Optional.of(group), Optional.of(purpose), needs);
        return answer(products.addApplication(product, added), filled, response);
    }

    @PostMapping("/admin/applications/{code}")
    ModelAndView changeApplication(
            @PathVariable String code,
            @RequestParam String name,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(required = false) @Nullable List<String> dependsOn,
            HttpServletResponse response) {
        var needs = dependsOn == null ? List.<String>of() : dependsOn;
        var filled = new Filled("change:" + code, "", List.of(), code, name, group, purpose, needs);
        var changed = new NewApplication(code, name, Optional.of(group), Optional.of(purpose), needs);
        return answer(products.changeApplication(changed), filled, response);
    }

    private ModelAndView answer(ProductChange change, Filled filled, HttpServletResponse response) {
        return switch (change) {
            case ProductChange.Done done -> {
                Toast.afterRedirect(response, "products.saved");
                yield new ModelAndView("redirect:/admin/products");
            }
            case ProductChange.UnknownProduct(String code) -> refused(filled, "unknown-product", code);
            case ProductChange.UnknownApplication(String code) -> refused(filled, "unknown-application", code);
            case ProductChange.CodeTaken(String code, String product) -> refused(filled, "code-taken", code, product);
            case ProductChange.BadCode(String code) -> refused(filled, "bad-code", code);
            case ProductChange.BadName(String name) -> refused(filled, "bad-name", name);
            case ProductChange.Circle(List<String> codes) -> refused(filled, "circle", String.join(" → ", codes));
        };
    }

    private ModelAndView refused(Filled filled, String code, String... arguments) {
        return page(Optional.of(new Filled(
                filled.form(),
                "products.refused." + code,
                List.of(arguments),
                filled.code(),
                filled.name(),
                filled.group(),
                filled.purpose(),
                filled.dependsOn())));
    }

    private ModelAndView page(Optional<Filled> filled) {
        var all = products.products();
        var codes = all.stream()
                .flatMap(product -> product.applications().stream())
                .map(Application::code)
                .toList();
        var view = new ModelAndView("products/catalogue", Map.of("view", new CatalogueView(all, codes, filled)));
        if (filled.isPresent()) {
            view.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return view;
    }
}
