@NullMarked
package pl.sos.page.web;

import org.jspecify.annotations.NullMarked;
