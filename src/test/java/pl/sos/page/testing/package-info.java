/** A real browser for tests, and a small house with people in it. */
@NullMarked
package pl.sos.page.testing;

import org.jspecify.annotations.NullMarked;
