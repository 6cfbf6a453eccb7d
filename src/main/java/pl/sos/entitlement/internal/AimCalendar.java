package pl.sos.entitlement.internal;

import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import pl.sos.calendars.Calendars;
import pl.sos.entitlement.HousePolicy;
import pl.sos.ground.Refusal;
import pl.sos.ground.Scope;

/** Refuses to start with an aim that is counted by a calendar nobody made. The usual one comes with the house. */
@Component
class AimCalendar {
    private final Calendars calendars;
    private final HousePolicy house;

    AimCalendar(Calendars calendars, HousePolicy house) {
        this.calendars = calendars;
        this.house = house;
    }

    @EventListener(ApplicationStartedEvent.class)
    void check() {
        String code = house.calendar();
        if (!code.equals(HousePolicy.DEFAULT.calendar())
                && Scope.asSystem(() -> calendars.find(code)).isEmpty()) {
            throw Refusal.usage("entitlement.settings.calendar", code);
        }
    }
}
