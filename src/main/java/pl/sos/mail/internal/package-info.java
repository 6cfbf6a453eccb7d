/** Storing, matching and deciding about what came in. */
@NullMarked
package pl.sos.mail.internal;

import org.jspecify.annotations.NullMarked;
