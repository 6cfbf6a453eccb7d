@NullMarked
package pl.sos.contracts.web;

import org.jspecify.annotations.NullMarked;
