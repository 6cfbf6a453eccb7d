/** A stranger who writes, for other rooms' tests. */
@NullMarked
package pl.sos.mail.testing;

import org.jspecify.annotations.NullMarked;
