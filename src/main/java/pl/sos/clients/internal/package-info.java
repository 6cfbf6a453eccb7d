@NullMarked
package pl.sos.clients.internal;

import org.jspecify.annotations.NullMarked;
