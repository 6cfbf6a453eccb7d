@NullMarked
package pl.sos.ground.web;

import org.jspecify.annotations.NullMarked;
