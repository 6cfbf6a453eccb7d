@NullMarked
package pl.sos.search.internal;

import org.jspecify.annotations.NullMarked;
