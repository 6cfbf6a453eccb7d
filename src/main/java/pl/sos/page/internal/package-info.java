@NullMarked
package pl.sos.page.internal;

import org.jspecify.annotations.NullMarked;
