/** From the bytes of a mail to values: no Spring, no SQL, no clock; never an exception, never more than the limits. */
@NullMarked
package pl.sos.mail.internal.reading;

import org.jspecify.annotations.NullMarked;
