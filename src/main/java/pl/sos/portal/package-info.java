/** The pages of clients: who looks after us, what we reported, what the contract gives. */
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
package pl.sos.portal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
