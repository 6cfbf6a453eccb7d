@NullMarked
package pl.sos.remote.internal;

import org.jspecify.annotations.NullMarked;
