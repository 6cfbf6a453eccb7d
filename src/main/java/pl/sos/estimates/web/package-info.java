@NullMarked
package pl.sos.estimates.web;

import org.jspecify.annotations.NullMarked;
