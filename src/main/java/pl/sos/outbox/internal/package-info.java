/** The table of letters and the sender. */
@NullMarked
package pl.sos.outbox.internal;

import org.jspecify.annotations.NullMarked;
