/** Products and their applications, with what each application needs beneath it. */
@ApplicationModule(allowedDependencies = {"kernel", "ground", "identity", "page"})
@NullMarked
package pl.sos.products;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
