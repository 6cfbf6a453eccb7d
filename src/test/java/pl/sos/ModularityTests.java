package pl.sos;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The rooms and who may use whom: what docs/architecture.md draws is what the code does. */
class ModularityTests {
    /** Generated templates stand in the package of no room; each belongs to the room whose view it shows. */
    private static final ApplicationModules ROOMS = ApplicationModules.of(Sos.class, resideInAPackage("pl.sos.jte.."));

    @Test
    void everyRoomUsesOnlyTheRoomsBeneathIt() {
        ROOMS.verify();
    }
}
