@NullMarked
package pl.sos.work.web;

import org.jspecify.annotations.NullMarked;
