/** The doors: sign-in, passwords, the account, the administration of people, and the rules every request passes. */
@NullMarked
package pl.sos.identity.web;

import org.jspecify.annotations.NullMarked;
