/** The telephone: whom to ring in order, the call on the screen, call-backs, missed calls, who is on duty. */
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
package pl.sos.hotline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
