/** What the room of working time keeps to itself. */
@NullMarked
package pl.sos.calendars.internal;

import org.jspecify.annotations.NullMarked;
