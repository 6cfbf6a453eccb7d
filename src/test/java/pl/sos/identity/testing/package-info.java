/** People who are signed in, for the tests of every room. */
@NullMarked
package pl.sos.identity.testing;

import org.jspecify.annotations.NullMarked;
