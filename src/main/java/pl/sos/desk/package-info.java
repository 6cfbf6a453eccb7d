/** The pages of staff: what needs me now, the queue, a ticket. */
@ApplicationModule(
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
            "entitlement",
            "hours",
            "sla",
            "tickets",
            "estimates",
            "tickets::web",
            "work",
            "notifications",
            "mail",
            "hotline",
            "remote",
            "search"
        })
@NullMarked
package pl.sos.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
