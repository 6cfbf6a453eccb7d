/** Contracts of both variants and the terms that hold on a day. */
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
            "caretakers"
        })
@NullMarked
package pl.sos.contracts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
