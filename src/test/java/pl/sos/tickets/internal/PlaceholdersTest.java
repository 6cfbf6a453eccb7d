package pl.sos.tickets.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
    @Test
    void everyNameIsFilledOnce() {
        assertThat(Placeholders.fill(
                        "Dzień dobry, {osoba}! {numer} {nieznane} {", Map.of("osoba", "{numer} $1", "numer", "SOS-1")))
                .isEqualTo("Dzień dobry, {numer} $1! SOS-1 {nieznane} {");
    }
}
