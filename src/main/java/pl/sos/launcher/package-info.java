/**
 * The commands a person types: run, admin, bench. Here alone things are printed: what a command answers goes to standard
 * output, why it cannot go on to standard error.
 */
@NullMarked
@ApplicationModule(displayName = "launcher")
package pl.sos.launcher;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
