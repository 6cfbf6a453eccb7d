@NullMarked
package pl.sos.search.web;

import org.jspecify.annotations.NullMarked;
