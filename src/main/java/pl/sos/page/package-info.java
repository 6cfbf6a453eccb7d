/** What all pages share: layout, language, words for times, icons, assets, the palette, the live line. */
@ApplicationModule(allowedDependencies = {"kernel", "ground", "identity"})
@NullMarked
package pl.sos.page;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
