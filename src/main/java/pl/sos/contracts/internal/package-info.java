@NullMarked
package pl.sos.contracts.internal;

import org.jspecify.annotations.NullMarked;
