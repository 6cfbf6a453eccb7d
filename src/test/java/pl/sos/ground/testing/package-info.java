/** What every test of the database and of the whole application stands on. */
@NullMarked
package pl.sos.ground.testing;

import org.jspecify.annotations.NullMarked;
