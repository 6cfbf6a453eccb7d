/** The demo vendor: read from data files at the first start, and believable tickets in any number. */
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
            "work",
            "notifications",
            "mail",
            "hotline",
            "remote",
            "search"
        })
@NullMarked
package pl.sos.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
