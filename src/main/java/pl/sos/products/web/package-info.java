@NullMarked
package pl.sos.products.web;

import org.jspecify.annotations.NullMarked;
