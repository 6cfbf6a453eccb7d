@NullMarked
package pl.sos.clients.web;

import org.jspecify.annotations.NullMarked;
