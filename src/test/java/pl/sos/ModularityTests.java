package pl.sos;

import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The rooms and who may use whom: what docs/architecture.md draws is what the code does. */
class ModularityTests {
    private static final ImportOption NO_TESTS = new ImportOption.DoNotIncludeTests();

    /** Generated templates stand in the package of no room; each belongs to the room whose view it shows. */
    private static final ApplicationModules ROOMS = ApplicationModules.of(
            Sos.class, location -> NO_TESTS.includes(location) && !location.contains("/pl/sos/jte/"));

    @Test
    void everyRoomUsesOnlyTheRoomsBeneathIt() {
        ROOMS.verify();
    }
}
