/** The page of choices, the way out of a letter, and what became of our letters. */
@NullMarked
package pl.sos.notifications.web;

import org.jspecify.annotations.NullMarked;
