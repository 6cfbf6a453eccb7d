/** What an administrator does about people from the command line. */
@NullMarked
package pl.sos.identity.command;

import org.jspecify.annotations.NullMarked;
