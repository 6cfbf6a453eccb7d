/** How identity keeps its promises: stores, hashing, sessions, limits. */
@NullMarked
package pl.sos.identity.internal;

import org.jspecify.annotations.NullMarked;
