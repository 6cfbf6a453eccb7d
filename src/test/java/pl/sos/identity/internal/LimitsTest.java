package pl.sos.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LimitsTest {
    @Test
    void locksLongerWithEachFailureUpToAQuarterOfAnHour() {
        assertThat(Lockout.waitAfter(5)).isEqualTo(Duration.ofSeconds(30));
        assertThat(Lockout.waitAfter(6)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Lockout.waitAfter(9)).isEqualTo(Duration.ofMinutes(8));
        assertThat(Lockout.waitAfter(10)).isEqualTo(Duration.ofMinutes(15));
        assertThat(Lockout.waitAfter(1_000_000)).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void countsAnIpv6SubscriberAsOne() {
        assertThat(RateLimits.network("2001:db8:1:2:3:4:5:6")).isEqualTo(RateLimits.network("[2001:db8:1:2::9]"));
        assertThat(RateLimits.network("2001:db8:1:3::9")).isNotEqualTo(RateLimits.network("2001:db8:1:2::9"));
        assertThat(RateLimits.network("192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(RateLimits.network("not:an:address")).isEqualTo("not:an:address");
    }
}
