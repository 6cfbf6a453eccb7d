@NullMarked
package pl.sos.desk.web;

import org.jspecify.annotations.NullMarked;
