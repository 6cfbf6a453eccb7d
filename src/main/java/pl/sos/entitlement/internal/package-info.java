@NullMarked
package pl.sos.entitlement.internal;

import org.jspecify.annotations.NullMarked;
