/** Service clocks: reaction, workaround and repair, their warnings, and the evidence of a reaction. */
@ApplicationModule(
        displayName = "Clocks",
        allowedDependencies = {
            "kernel",
            "ground",
            "outbox",
            "identity",
            "page",
            "calendars",
            "products",
            "clients",
            "caretakers",
            "contracts",
            "entitlement"
        })
@NullMarked
package pl.sos.sla;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
