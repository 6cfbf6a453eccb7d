@NamedInterface("web")
@NullMarked
package pl.sos.work.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
