/** What specialists spent their time on: entries of work, counted as the contract says, and the timer on the page. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "ground",
            "identity",
            "page",
            "calendars",
            "products",
            "clients",
            "caretakers",
            "contracts",
            "entitlement",
            "hours",
            "sla",
            "tickets",
            "estimates"
        })
@NullMarked
package pl.sos.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
