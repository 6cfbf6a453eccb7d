/** What every room stands on: the database and its scopes, migrations, settings, live events, the store of files. */
@NullMarked
@ApplicationModule(displayName = "ground", allowedDependencies = "kernel")
package pl.sos.ground;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
