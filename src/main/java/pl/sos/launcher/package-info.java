/** The commands a person types: run, admin, bench. */
@NullMarked
@ApplicationModule(displayName = "launcher")
package pl.sos.launcher;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
