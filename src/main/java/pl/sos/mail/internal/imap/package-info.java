/** Fetching from mail servers. */
@NullMarked
package pl.sos.mail.internal.imap;

import org.jspecify.annotations.NullMarked;
