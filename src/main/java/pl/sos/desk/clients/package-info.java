/** The clients' list and page, where the rooms beneath come together. */
@NullMarked
package pl.sos.desk.clients;

import org.jspecify.annotations.NullMarked;
