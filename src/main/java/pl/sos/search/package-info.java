/** One box that finds everything a person may see, in any form of a Polish word. */
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
            "tickets",
            "hotline"
        })
@NullMarked
package pl.sos.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
