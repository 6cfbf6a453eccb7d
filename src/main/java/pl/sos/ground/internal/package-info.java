@NullMarked
package pl.sos.ground.internal;

import org.jspecify.annotations.NullMarked;
