/**
 * Working time: when the house is open, when a deadline falls and why. The only room besides the edge that knows a
 * time zone.
 */
@ApplicationModule(
        displayName = "Calendars",
        allowedDependencies = {"kernel", "ground", "identity", "page"})
@NullMarked
package pl.sos.calendars;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
