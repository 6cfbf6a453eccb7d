package pl.sos.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import pl.sos.kernel.Addressing.Vocative;

class AddressingTest {
    @Test
    void whoseVocativeIsCertainIsNamed() {
        assertThat(Addressing.polish("Maria Kowal")).contains(new Vocative(true, "Mario"));
        assertThat(Addressing.polish(" łucja  Wrzesień")).contains(new Vocative(true, "łucjo"));
        assertThat(Addressing.polish("Paweł Jasny")).contains(new Vocative(false, "Pawle"));
        assertThat(Addressing.polish("MACIEJ")).contains(new Vocative(false, "Macieju"));
        assertThat(Addressing.polish("Jerzy Bartczak")).contains(new Vocative(false, "Jerzy"));
    }

    @Test
    void nobodyElseIs() {
        for (var name : List.of(
                "",
                "  ",
                "Rada Nadzorcza",
                "Administracja Osiedla",
                "Kasia Maj",
                "Kuba Lis",
                "Barnaba Wilk",
                "dr Anna Nowak",
                "Beatrycze Kot",
                "Nguyen Thi",
                "ksiegowosc@sm-zorza.example")) {
            assertThat(Addressing.polish(name)).as(name).isEmpty();
        }
    }
}
