/** The mailbox of the demo, where every letter lands that has no mail server to go to. */
@NullMarked
package pl.sos.outbox.web;

import org.jspecify.annotations.NullMarked;
