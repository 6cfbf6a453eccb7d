package pl.sos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import pl.sos.ground.testing.SosTest;
import pl.sos.identity.Route;
import pl.sos.identity.RouteTable;

/** Every address that something answers has a line in the route table, and every line something that answers. */
@SosTest
class RouteEntriesTest {
    /** The page for failures, which the server itself sends for, and what a library answers that we leave shut. */
    private static final Set<String> SHUT = Set.of("/error", "/api/v1/openapi.json.yaml");

    @Autowired
    List<RequestMappingInfoHandlerMapping> mappings;

    @Autowired
    RouteTable table;

    @Test
    void routesAndHandlersAreTheSame() {
        var handled = new TreeSet<String>();
        for (var mapping : mappings) {
            mapping.getHandlerMethods().keySet().forEach(info -> handled.addAll(addresses(info)));
        }
        var listed = table.routes().stream().map(Route::toString).collect(Collectors.toCollection(TreeSet::new));
        assertThat(difference(handled, listed))
                .as("answered, but in no routes file")
                .isEmpty();
        assertThat(difference(listed, handled))
                .as("in a routes file, but nothing answers")
                .isEmpty();
    }

    private static Set<String> addresses(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods().isEmpty()
                ? Set.of(RequestMethod.GET)
                : info.getMethodsCondition().getMethods();
        return info.getPatternValues().stream()
                .filter(pattern -> !SHUT.contains(pattern))
                .flatMap(pattern -> methods.stream().map(method -> method + " " + pattern))
                .collect(Collectors.toSet());
    }

    private static Set<String> difference(Set<String> from, Set<String> less) {
        var rest = new TreeSet<>(from);
        rest.removeAll(less);
        return rest;
    }
}
