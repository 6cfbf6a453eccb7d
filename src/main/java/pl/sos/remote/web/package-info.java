@NullMarked
package pl.sos.remote.web;

import org.jspecify.annotations.NullMarked;
