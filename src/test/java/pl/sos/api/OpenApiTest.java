package pl.sos.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.testing.SosTest;
import pl.sos.identity.RouteTable;
import pl.sos.identity.testing.TestAccounts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SosTest
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    @Autowired
    TestAccounts accounts;

    @Autowired
    RouteTable routes;

    private JsonNode document;

    @BeforeEach
    void read() {
        var answer = accounts.browser().get("/api/v1/openapi.json");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        document = new JsonMapper().readTree(answer.body());
    }

    @Test
    void theGuideCallsNoTicketThatTheDemoMayLack() throws IOException {
        assertThat(Files.readAllLines(Path.of("docs/api.md")))
                .filteredOn(line -> line.startsWith("get ") || line.startsWith("post "))
                .isNotEmpty()
                .noneMatch(line -> line.matches(".*/SOS-[0-9]+.*"));
    }

    @Test
    void isOpenApi31WithATitleAndAToken() {
        assertThat(document.path("openapi").asString()).startsWith("3.1.");
        assertThat(document.path("info").path("title").asString()).isEqualTo("S.O.S.");
        assertThat(document.path("components")
                        .path("securitySchemes")
                        .path("token")
                        .path("scheme")
                        .asString())
                .isEqualTo("bearer");
    }

    @Test
    void describesEveryRouteOfTheApiAndNoOther() {
        var listed = new TreeSet<String>();
        routes.routes().stream()
                .map(Object::toString)
                .filter(route -> route.contains(" /api/v1/"))
                .filter(route -> !route.endsWith("/openapi.json"))
                .forEach(listed::add);
        var described = new TreeSet<String>();
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue()
                        .propertyNames()
                        .forEach(method ->
                                described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        assertThat(described).isEqualTo(listed);
    }

    @Test
    void whatMustBeSentIsNamed() {
        var schemas = document.path("components").path("schemas");
        assertThat(schemas.path("ClientInput").path("required").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("name", "nip");
        assertThat(schemas.path("ContractInput").path("required").valueStream().map(JsonNode::asString))
                .contains("clientId", "number", "from", "scope")
                .doesNotContain("until");
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        var broken = new ArrayList<String>();
        references(document).forEach(reference -> {
            if (!reference.startsWith("#/")
                    || document.at(reference.substring(1)).isMissingNode()) {
                broken.add(reference);
            }
        });
        assertThat(broken).isEmpty();
    }

    @Test
    void everyOperationHasASummaryAnIdOfItsOwnItsParametersAndProblems() {
        var ids = new ArrayList<String>();
        document.path("paths")
                .propertyStream()
                .forEach(path -> path.getValue().propertyStream().forEach(one -> {
                    assertThat(METHODS).contains(one.getKey());
                    var name = one.getKey() + " " + path.getKey();
                    var operation = one.getValue();
                    assertThat(operation.path("summary").asString("")).as(name).isNotBlank();
                    ids.add(operation.path("operationId").asString());
                    assertThat(operation.path("responses").propertyNames())
                            .as(name)
                            .contains("401", "429", "500");
                    assertThat(operation.path("responses").propertyNames())
                            .as(name)
                            .anyMatch(code -> code.startsWith("2"));
                    var inPath = new TreeSet<String>();
                    operation.path("parameters").forEach(parameter -> {
                        assertThat(parameter.has("schema"))
                                .as(name + " " + parameter)
                                .isTrue();
                        if (parameter.path("in").asString().equals("path")) {
                            assertThat(parameter.path("required").asBoolean())
                                    .as(name)
                                    .isTrue();
                            inPath.add(parameter.path("name").asString());
                        }
                    });
                    assertThat(inPath).as(name).isEqualTo(new TreeSet<>(variables(path.getKey())));
                    operation
                            .path("responses")
                            .propertyStream()
                            .forEach(response -> assertThat(response.getValue()
                                            .path("description")
                                            .asString(""))
                                    .as(name + " " + response.getKey())
                                    .isNotBlank());
                }));
        assertThat(ids).doesNotHaveDuplicates().doesNotContain("");
    }

    private static List<String> variables(String path) {
        return java.util.regex.Pattern.compile("\\{([^}]+)}")
                .matcher(path)
                .results()
                .map(m -> m.group(1))
                .toList();
    }

    private static List<String> references(JsonNode node) {
        var found = new ArrayList<String>();
        collect(node, found);
        return found;
    }

    private static void collect(JsonNode node, List<String> found) {
        if (node.isObject()) {
            node.propertyStream().forEach(property -> {
                if (property.getKey().equals("$ref") && property.getValue().isString()) {
                    found.add(property.getValue().asString());
                } else {
                    collect(property.getValue(), found);
                }
            });
        } else if (node.isArray()) {
            node.forEach(item -> collect(item, found));
        }
    }
}
