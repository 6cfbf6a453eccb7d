/** The decision: is it covered, by which clause, until when is a reaction due – and its sentence. */
@ApplicationModule(
        allowedDependencies = {"kernel", "ground", "identity", "calendars", "products", "clients", "contracts"})
@NullMarked
package pl.sos.entitlement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
