/** Outgoing mail: written with the transaction that gives rise to it, delivered afterwards, by any node, again until it left. */
@ApplicationModule(allowedDependencies = {"kernel", "ground"})
@NullMarked
package pl.sos.outbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
