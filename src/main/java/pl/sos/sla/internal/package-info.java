/** What the room of clocks keeps to itself. */
@NullMarked
package pl.sos.sla.internal;

import org.jspecify.annotations.NullMarked;
