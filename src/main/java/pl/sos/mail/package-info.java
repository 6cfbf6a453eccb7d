/** Mail that comes in: stored raw, read with every limit, matched to its ticket or made a new one, never lost. */
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
            "tickets::web"
        })
@NullMarked
package pl.sos.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
