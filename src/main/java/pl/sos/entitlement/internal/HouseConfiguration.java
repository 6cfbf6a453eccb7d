package pl.sos.entitlement.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.sos.calendars.Counting;
import pl.sos.calendars.Policy;
import pl.sos.entitlement.HousePolicy;
import pl.sos.ground.Refusal;
import pl.sos.ground.Settings;

/** The house's own aim, from the settings. */
@Configuration(proxyBeanMethods = false)
class HouseConfiguration {
    @Bean
    HousePolicy housePolicy(Settings settings) {
        return policy(settings.customs());
    }

    /** @throws Refusal for what cannot be counted */
    static HousePolicy policy(Settings.Customs customs) {
        List<String> countings =
                Arrays.stream(Counting.values()).map(Counting::name).toList();
        String counting = customs.aimCounting().toUpperCase(Locale.ROOT);
        if (!countings.contains(counting)) {
            throw Refusal.usage("entitlement.settings.counting", customs.aimCounting(), String.join(", ", countings));
        }
        try {
            return new HousePolicy(
                    HousePolicy.DEFAULT.zone(),
                    Policy.parse(customs.aimAmount(), Counting.valueOf(counting)),
                    customs.aimCalendar());
        } catch (IllegalArgumentException e) {
            throw Refusal.usage("entitlement.settings.amount", customs.aimAmount(), counting)
                    .because(e);
        }
    }
}
