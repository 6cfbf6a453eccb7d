package pl.sos.entitlement.internal;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.sos.entitlement.HousePolicy;

/** The house's own aim; one place to change when it becomes a setting. */
@Configuration(proxyBeanMethods = false)
class HouseConfiguration {
    @Bean
    HousePolicy housePolicy() {
        return HousePolicy.DEFAULT;
    }
}
