/** Choices, digests and pushes: their tables and who sends them. */
@NullMarked
package pl.sos.notifications.internal;

import org.jspecify.annotations.NullMarked;
