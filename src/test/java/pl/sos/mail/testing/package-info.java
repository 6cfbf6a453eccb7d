/** A mailbox, and a stranger who writes to one, for tests of this room and of others. */
@NullMarked
package pl.sos.mail.testing;

import org.jspecify.annotations.NullMarked;
