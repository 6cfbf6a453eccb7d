/** Help on the client's screen and databases received: consent, sessions, the register that RODO asks for. */
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
            "clients",
            "caretakers",
            "contracts",
            "entitlement",
            "hours",
            "sla",
            "tickets",
            "estimates",
            "tickets::web",
            "work",
            "work::web"
        })
@NullMarked
package pl.sos.remote;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
