/** The REST face: one controller a resource, and what they share – problems, strict JSON, idempotency, lists. */
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
            "work",
            "notifications",
            "mail",
            "hotline",
            "remote",
            "search"
        })
@NullMarked
package pl.sos.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
