/** The ledger of specialists' hours: what was granted, reserved, drawn, carried over, expired, and what went beyond. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "ground",
            "outbox",
            "identity",
            "page",
            "notifications",
            "calendars",
            "clients",
            "caretakers",
            "contracts",
            "entitlement"
        })
@NullMarked
package pl.sos.hours;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
