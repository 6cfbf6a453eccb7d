package pl.sos;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

/** The rooms and who may use whom: what docs/architecture.md draws is what the code does. */
class ModularityTests {
    private static final ApplicationModules ROOMS = ApplicationModules.of(Sos.class);

    @Test
    void everyRoomUsesOnlyTheRoomsBeneathIt() {
        ROOMS.verify();
    }

    @Test
    void drawsTheRoomsForTheDocuments() {
        new Documenter(ROOMS).writeModulesAsPlantUml().writeIndividualModulesAsPlantUml();
    }
}
