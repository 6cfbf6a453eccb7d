/** Plain values that every room shares: ids, minutes, tax numbers, the words of a ticket. No Spring, no SQL. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package pl.sos.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
