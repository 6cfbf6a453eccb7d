/** What the room keeps to itself. */
@NullMarked
package pl.sos.hotline.internal;

import org.jspecify.annotations.NullMarked;
