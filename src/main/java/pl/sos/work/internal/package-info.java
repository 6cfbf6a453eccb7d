@NullMarked
package pl.sos.work.internal;

import org.jspecify.annotations.NullMarked;
