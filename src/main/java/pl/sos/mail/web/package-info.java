/** The pages of mail that came in and of its mailboxes. */
@NullMarked
package pl.sos.mail.web;

import org.jspecify.annotations.NullMarked;
