/** Companies under our care or outside it: people, phones, domains, installations. */
@ApplicationModule(allowedDependencies = {"kernel", "ground", "identity", "page", "products"})
@NullMarked
package pl.sos.clients;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
