/** Who looks after whom, now: caretakers, deputies in order, absences. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "ground",
            "outbox",
            "identity",
            "page",
            "notifications",
            "calendars",
            "products",
            "clients"
        })
@NullMarked
package pl.sos.caretakers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
