package pl.sos.products;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.CommittedCache;
import pl.sos.ground.CommittedCaches;
import pl.sos.identity.AuditLog;
import pl.sos.products.ProductChange.BadCode;
import pl.sos.products.ProductChange.BadName;
import pl.sos.products.ProductChange.Circle;
import pl.sos.products.ProductChange.CodeTaken;
import pl.sos.products.ProductChange.Done;
import pl.sos.products.ProductChange.UnknownApplication;
import pl.sos.products.ProductChange.UnknownProduct;
import pl.sos.products.internal.Dependencies;
import pl.sos.products.internal.ProductStore;

/**
 * The catalogue of what the vendor makes. It names no client, so everybody signed in may read it; who may change it is
 * said by the routes.
 */
@Component
public class Products {
    private static final int LONGEST_NAME = 200;
    private static final String ALL = "all";

    private final ProductStore store;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final CommittedCache<String, Map<String, Application>> cache;

    Products(ProductStore store, AuditLog audit, Clock clock, TransactionTemplate transaction, CommittedCaches caches) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
        this.transaction = transaction;
        this.cache = caches.make("applications", Function.identity(), 1);
    }

    /** Every product with its applications. */
    @Transactional(readOnly = true)
    public List<Product> products() {
        var byProduct = store.applications().stream().collect(Collectors.groupingBy(Application::product));
        return store.products().stream()
                .map(row -> new Product(row.code(), row.name(), byProduct.getOrDefault(row.code(), List.of())))
                .toList();
    }

    /** Every application, by product in the order in which they were added. */
    @Transactional(readOnly = true)
    public List<Application> applications() {
        return store.applications();
    }

    /** @param code upper or lower case */
    public Optional<Application> application(String code) {
        return Optional.ofNullable(catalogue().get(normal(code)));
    }

    /** Every application by its code, in order; from memory. */
    public Map<String, Application> catalogue() {
        return cache.get(ALL, () -> byCode(transaction.execute(status -> store.applications())));
    }

    /** The applications and everything they need beneath them. Unknown codes are kept as they are. */
    public List<String> withWhatTheyNeed(List<String> codes) {
        var known = catalogue().values().stream().collect(Collectors.toMap(Application::code, Application::dependsOn));
        return List.copyOf(Dependencies.closure(known, codes));
    }

    @Transactional
    public ProductChange addProduct(String code, String name) {
        String given = normal(code);
        if (badCode(given)) {
            return new BadCode(code);
        }
        if (badName(name)) {
            return new BadName(name);
        }
        if (!store.addProduct(given, name.strip(), clock.instant())) {
            return new CodeTaken(given, given);
        }
        audit.record("product.added", "product:" + given, Map.of("name", name.strip()));
        cache.changed(ALL);
        return new Done(given);
    }

    @Transactional
    public ProductChange addApplication(String product, NewApplication application) {
        var added = normal(application);
        if (!store.hasProduct(normal(product))) {
            return new UnknownProduct(product);
        }
        return refusal(added).orElseGet(() -> {
            if (!store.addApplication(normal(product), added, clock.instant())) {
                return new CodeTaken(added.code(), store.productOf(added.code()).orElse(normal(product)));
            }
            return saved("application.added", added);
        });
    }

    /** Changes name, group, purpose and dependencies; code and product stay. */
    @Transactional
    public ProductChange changeApplication(NewApplication application) {
        var changed = normal(application);
        if (store.productOf(changed.code()).isEmpty()) {
            return new UnknownApplication(changed.code());
        }
        return refusal(changed).orElseGet(() -> {
            store.changeApplication(changed);
            return saved("application.changed", changed);
        });
    }

    private ProductChange saved(String action, NewApplication application) {
        store.replaceDependencies(application.code(), application.dependsOn());
        audit.record(
                action,
                "application:" + application.code(),
                Map.of("name", application.name(), "dependsOn", String.join(" ", application.dependsOn())));
        cache.changed(ALL);
        return new Done(application.code());
    }

    private Optional<ProductChange> refusal(NewApplication application) {
        if (badCode(application.code())) {
            return Optional.of(new BadCode(application.code()));
        }
        if (badName(application.name())) {
            return Optional.of(new BadName(application.name()));
        }
        for (String needed : application.dependsOn()) {
            if (!needed.equals(application.code()) && store.productOf(needed).isEmpty()) {
                return Optional.of(new UnknownApplication(needed));
            }
        }
        store.lockDependencies();
        var circle = Dependencies.circle(store.dependencies(), application.code(), application.dependsOn());
        return circle.isEmpty() ? Optional.empty() : Optional.of(new Circle(circle));
    }

    private static Map<String, Application> byCode(List<Application> applications) {
        return Collections.unmodifiableMap(applications.stream()
                .collect(Collectors.toMap(
                        Application::code, Function.identity(), (first, second) -> first, LinkedHashMap::new)));
    }

    private static NewApplication normal(NewApplication given) {
        var needs = new LinkedHashSet<String>();
        given.dependsOn().stream()
                .map(Products::normal)
                .filter(code -> !code.isEmpty())
                .forEach(needs::add);
        return new NewApplication(
                normal(given.code()),
                given.name().strip(),
                given.group().map(String::strip).filter(text -> !text.isEmpty()),
                given.purpose().map(String::strip).filter(text -> !text.isEmpty()),
                new ArrayList<>(needs));
    }

    private static String normal(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    private static boolean badCode(String code) {
        return !code.matches("[A-Z0-9][A-Z0-9_.-]{0,39}");
    }

    private static boolean badName(String name) {
        return name.isBlank() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0;
    }
}
