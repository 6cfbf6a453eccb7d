@NullMarked
package pl.sos.caretakers.web;

import org.jspecify.annotations.NullMarked;
