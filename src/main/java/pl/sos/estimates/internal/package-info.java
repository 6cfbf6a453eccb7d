@NullMarked
package pl.sos.estimates.internal;

import org.jspecify.annotations.NullMarked;
