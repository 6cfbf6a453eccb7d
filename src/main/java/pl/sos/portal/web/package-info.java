@NullMarked
package pl.sos.portal.web;

import org.jspecify.annotations.NullMarked;
