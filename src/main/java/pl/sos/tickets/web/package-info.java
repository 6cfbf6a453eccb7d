/** The pages of ready texts in the administration. */
@NullMarked
package pl.sos.tickets.web;

import org.jspecify.annotations.NullMarked;
