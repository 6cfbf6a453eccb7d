package pl.sos.entitlement.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.sos.calendars.Policy;
import pl.sos.entitlement.HousePolicy;
import pl.sos.ground.Refusal;
import pl.sos.ground.Settings;

class HouseConfigurationTest {
    @Test
    void theUsualAimIsThatOfTheHouse() {
        assertThat(HouseConfiguration.policy(Settings.Customs.USUAL)).isEqualTo(HousePolicy.DEFAULT);
    }

    @Test
    void theSettingsSayWithinWhichTimeWeAimToAnswer() {
        var told = HouseConfiguration.policy(customs("PT16H", "working_hours"));
        assertThat(told.aim()).isEqualTo(Policy.workingHours(Duration.ofHours(16)));
    }

    @ParameterizedTest
    @CsvSource({"P5D, DAYS, DAYS", "soon, CLOCK, soon", "PT5H, WORKING_DAYS, PT5H", "PT-1H, CLOCK, PT-1H"})
    void whatCannotBeCountedIsRefusedInOneSentence(String amount, String counting, String named) {
        assertThatThrownBy(() -> HouseConfiguration.policy(customs(amount, counting)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.exitCode()).isEqualTo(Refusal.USAGE);
                    assertThat(refusal.sentence(Locale.ENGLISH))
                            .contains("aim.", named)
                            .doesNotContain("\n");
                    assertThat(refusal.sentence(Locale.of("pl")))
                            .contains("aim.", named)
                            .doesNotContain("\n");
                });
    }

    private static Settings.Customs customs(String amount, String counting) {
        return new Settings.Customs(amount, counting, "pl-8-16", 30, 14);
    }
}
