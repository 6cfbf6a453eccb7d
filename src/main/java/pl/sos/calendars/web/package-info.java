/** The pages of calendars in the administration. */
@NullMarked
package pl.sos.calendars.web;

import org.jspecify.annotations.NullMarked;
