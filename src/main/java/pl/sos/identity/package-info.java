/** People who sign in – staff and contacts of clients –, how they prove who they are, what they may call, and the audit. */
@ApplicationModule(allowedDependencies = {"kernel", "ground", "outbox"})
@NullMarked
package pl.sos.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
