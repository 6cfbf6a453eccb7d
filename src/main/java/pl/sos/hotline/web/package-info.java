/** Pages of the hot-line, and the call on the screen. */
@NullMarked
package pl.sos.hotline.web;

import org.jspecify.annotations.NullMarked;
