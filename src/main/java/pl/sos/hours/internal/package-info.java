/** The pure rules of the ledger and its store. */
@NullMarked
package pl.sos.hours.internal;

import org.jspecify.annotations.NullMarked;
