@NullMarked
package pl.sos.caretakers.internal;

import org.jspecify.annotations.NullMarked;
