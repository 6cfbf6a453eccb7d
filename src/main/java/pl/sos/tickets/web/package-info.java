/** What the pages of staff and of clients share when they take a ticket in, and the pages of ready texts. */
@NamedInterface("web")
@NullMarked
package pl.sos.tickets.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
