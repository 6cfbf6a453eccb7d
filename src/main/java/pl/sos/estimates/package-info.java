/** Estimates: what work will take, before it begins, and the decision-maker's word for it. Work is held to it. */
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "ground",
            "outbox",
            "identity",
            "page",
            "notifications",
            "clients",
            "contracts",
            "entitlement",
            "hours",
            "tickets",
            "tickets :: web"
        })
@NullMarked
package pl.sos.estimates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
