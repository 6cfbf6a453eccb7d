package pl.sos.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import pl.sos.kernel.Language;

class GreetingTest {
    @Test
    void isAsOneBeginsALetterInEachLanguage() {
        assertThat(Greeting.of("Maria Kowal", false, Language.PL)).isEqualTo("Dzień dobry, Pani Mario");
        assertThat(Greeting.of("Jan Zawadzki", false, Language.PL)).isEqualTo("Dzień dobry, Panie Janie");
        assertThat(Greeting.of("Anna Nowak", true, Language.PL)).isEqualTo("Dzień dobry, Anno");
        assertThat(Greeting.of("Biuro Obsługi", false, Language.PL)).isEqualTo("Dzień dobry");
        assertThat(Greeting.of("Maria Kowal", false, Language.EN)).isEqualTo("Dear Maria Kowal");
        assertThat(Greeting.of("Anna Nowak", true, Language.EN)).isEqualTo("Hello Anna");
        assertThat(Greeting.of(" ", false, Language.EN)).isEqualTo("Hello");
    }
}
