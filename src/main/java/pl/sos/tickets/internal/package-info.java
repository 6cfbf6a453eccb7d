@NullMarked
package pl.sos.tickets.internal;

import org.jspecify.annotations.NullMarked;
