package pl.sos.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pl.sos.calendars.Deadlines;
import pl.sos.clients.Clients;
import pl.sos.entitlement.Entitlements;
import pl.sos.entitlement.Question;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Severity;
import pl.sos.products.Application;
import pl.sos.products.Products;

/** Whether a matter would be covered. */
@RestController
@RequestMapping("/api/v1/entitlements")
@Tag(name = "Entitlements", description = "Is it covered, by what, until when is a reaction due")
class EntitlementsApi {
    /** Leaves room for the longest time that a contract may give. */
    private static final Instant LATEST = Instant.parse("2150-12-31T23:59:59Z");

    private final Entitlements entitlements;
    private final Clients clients;
    private final Products products;
    private final Clock clock;

    EntitlementsApi(Entitlements entitlements, Clients clients, Products products, Clock clock) {
        this.entitlements = entitlements;
        this.clients = clients;
        this.products = products;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            summary = "Decide without reporting anything",
            description = "The decision that a report of this kind would get; nothing is stored.")
    EntitlementView decide(
            @Parameter(description = "The client's id; a client's person may leave it out") @RequestParam
                    Optional<String> client,
            @Parameter(description = "Code of the application; left out when none is named", example = "CZ_ZW")
                    @RequestParam
                    Optional<String> application,
            @RequestParam(defaultValue = "CONSULTATION") Category category,
            @RequestParam(defaultValue = "PORTAL") Channel channel,
            @RequestParam @Nullable Severity severity,
            @Parameter(description = "The moment of the report; now when left out", example = "2026-11-22T14:00:00Z")
                    @RequestParam
                    Optional<String> at,
            SignedIn by) {
        var question = new Question(
                client(client, by),
                application.filter(code -> !code.isBlank()).map(this::code),
                category,
                severity == null ? category.usualSeverity() : severity,
                channel,
                at.map(EntitlementsApi::moment).orElseGet(clock::instant));
        return EntitlementView.of(entitlements.decide(question));
    }

    private ClientId client(Optional<String> given, SignedIn by) {
        var client = given.map(text -> new ClientId(Parameters.id("client", text)))
                .or(() -> by.person().client())
                .orElseThrow(() -> ApiProblem.of(400, "bad-parameter", "client"));
        return clients.find(client).orElseThrow(ApiProblem::notFound).id();
    }

    private String code(String code) {
        return products.application(Parameters.text("application", code))
                .map(Application::code)
                .orElseThrow(() -> ApiProblem.invalid("application", "contracts.violation.unknown-application", code));
    }

    private static Instant moment(String text) {
        try {
            Instant at = Instant.parse(text);
            if (at.isBefore(Deadlines.EARLIEST) || at.isAfter(LATEST)) {
                throw ApiProblem.of(400, "bad-parameter", "at");
            }
            return at;
        } catch (DateTimeParseException noInstant) {
            throw ApiProblem.of(400, "bad-parameter", "at");
        }
    }
}
