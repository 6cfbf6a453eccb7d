package pl.sos.api;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import pl.sos.calendars.Policy;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.AttachmentId;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.InstallationId;
import pl.sos.kernel.MessageId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.Nip;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.PhoneNumber;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;

/** What the generated OpenAPI 3.1 document says of all calls alike: the token, the problems, the key of a POST. */
@Configuration(proxyBeanMethods = false)
class OpenApiDocument {
    private static final String PROBLEM = "#/components/schemas/Problem";

    static {
        var ids = List.of(
                ClientId.class,
                PersonId.class,
                TicketId.class,
                MessageId.class,
                ContractId.class,
                AttachmentId.class,
                InstallationId.class);
        ids.forEach(id -> SpringDocUtils.getConfig()
                .replaceWithSchema(
                        id,
                        text("An id (UUID)", "0199f3a2-5b1c-7c3e-9a54-0d2f6b8e4c11")
                                .format("uuid")));
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(SignedIn.class)
                .replaceWithSchema(TicketNumber.class, text("A ticket's number", "SOS-1042"))
                .replaceWithSchema(Nip.class, text("A Polish tax number, ten digits", "1234563218"))
                .replaceWithSchema(PhoneNumber.class, text("A telephone number in E.164 form", "+48616540012"))
                .replaceWithSchema(
                        Minutes.class,
                        type("integer").description("Whole minutes").example(90))
                .replaceWithSchema(Policy.class, policy());
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info().title("S.O.S.").version("v1").description("""
                                The paid care of a software house for its clients: tickets, clients, contracts, \
                                entitlements and calendars.

                                A token acts as its owner; what is not his is `404`. Instants are ISO 8601 in UTC, dates \
                                `2026-11-22`, months `2026-11`. A POST may carry an `Idempotency-Key`: the first answer \
                                is replayed for seven days. Lists give `items` and `next`; hand `next` back as `after`. \
                                Everything that fails answers a problem (RFC 9457) with a stable `code`; its sentences \
                                follow `Accept-Language` (`pl`, `en`)."""))
                .servers(List.of(new Server().url("/").description("This installation")))
                .components(new Components()
                        .addSecuritySchemes(
                                "token",
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("`Authorization: Bearer sos_…`")))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }

    @Bean
    GlobalOpenApiCustomizer commonAnswers(
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
        return document -> {
            handlers.getHandlerMethods().values().stream()
                    .flatMap(handler -> Stream.of(handler.getMethodParameters()))
                    .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                    .forEach(parameter -> required(
                            parameter.getParameterType(),
                            document.getComponents().getSchemas()));
            ModelConverters.getInstance(true).readAll(Problem.class).forEach(document.getComponents()::addSchemas);
            document.getPaths()
                    .forEach((path, item) ->
                            item.readOperationsMap().forEach((method, operation) -> complete(path, method, operation)));
        };
    }

    /** What {@link RequiredFields} will miss, the document names beforehand. */
    private static void required(Class<?> request, Map<String, Schema> schemas) {
        var named = request.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        var schema = schemas.get(named == null || named.name().isEmpty() ? request.getSimpleName() : named.name());
        if (!request.isRecord() || schema == null) {
            return;
        }
        var needed = new ArrayList<String>();
        for (var component : request.getRecordComponents()) {
            if (RequiredFields.required(component)) {
                needed.add(component.getName());
            }
            if (component.getType().getPackageName().equals(request.getPackageName())) {
                required(component.getType(), schemas);
            }
        }
        if (!needed.isEmpty()) {
            schema.setRequired(needed);
        }
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        problem(operation, "401", "No token, or one that is unknown, expired or revoked");
        problem(operation, "429", "Too many calls; `Retry-After` says when to go on");
        problem(operation, "500", "A fault of ours; `incident` is the number to quote");
        if (path.contains("{")) {
            problem(operation, "404", "Not there, or not yours");
        }
        if (method == PathItem.HttpMethod.POST) {
            operation.addParametersItem(new Parameter()
                    .in("header")
                    .name(PostOnce.HEADER)
                    .description(
                            "Any text of 1–200 visible ASCII characters, new for each thing to be done. A repetition"
                                    + " with the same body gets the first answer again (`Idempotency-Replayed: true`).")
                    .required(false)
                    .schema(text("Idempotency key", "0199f3a2-5b1c-7c3e-9a54-0d2f6b8e4c11")));
            problem(operation, "400", "No JSON, or none that can be read; the problem says where");
            problem(operation, "413", "The body is too large");
            problem(operation, "415", "The body is of a type that this call does not read");
            problem(operation, "422", "A rule refuses it; `violations` names the fields");
        } else {
            problem(operation, "400", "A parameter cannot be read");
        }
    }

    private static void problem(Operation operation, String status, String description) {
        var responses = operation.getResponses();
        var known = responses.get(status);
        var said = known == null || known.getDescription() == null ? description : known.getDescription();
        responses.addApiResponse(
                status,
                new ApiResponse()
                        .description(said)
                        .content(new Content()
                                .addMediaType(
                                        Problems.MEDIA_TYPE, new MediaType().schema(new JsonSchema().$ref(PROBLEM)))));
    }

    private static Schema<?> policy() {
        return type("object")
                .name("Policy")
                .description("How long, and by which rule that is counted")
                .addProperty("amount", text("ISO 8601: PT48H, or P2D for working days", "PT48H"))
                .addProperty(
                        "counting",
                        text("How time passes", "CLOCK")._enum(List.of("CLOCK", "WORKING_HOURS", "WORKING_DAYS")))
                .required(List.of("amount", "counting"));
    }

    private static Schema<Object> text(String description, String example) {
        return type("string").description(description).example(example);
    }

    private static Schema<Object> type(String type) {
        var schema = new JsonSchema();
        schema.setType(type);
        schema.addType(type);
        return schema;
    }
}
