@NullMarked
package pl.sos.products.internal;

import org.jspecify.annotations.NullMarked;
