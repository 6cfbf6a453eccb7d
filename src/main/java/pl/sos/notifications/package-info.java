/** What a person is told and how: the bell, mail, web push; his choices, his quiet hours, his digest. */
@ApplicationModule(allowedDependencies = {"kernel", "ground", "outbox", "identity", "page"})
@NullMarked
package pl.sos.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
