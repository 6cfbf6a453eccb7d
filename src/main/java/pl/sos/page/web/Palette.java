package pl.sos.page.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.page.Page;
import pl.sos.page.PaletteEntry;
import pl.sos.page.PaletteSource;

/** One box from which everything can be reached. */
@Controller
class Palette {
    private static final int MOST = 30;
    private final ObjectProvider<PaletteSource> sources;

    Palette(ObjectProvider<PaletteSource> sources) {
        this.sources = sources;
    }

    @GetMapping("/palette")
    ModelAndView find(@RequestParam(defaultValue = "") String q, Page page) {
        var query = q.strip().substring(0, Math.min(q.strip().length(), 100));
        var entries = Stream.concat(
                        sources.orderedStream().flatMap(source -> source.find(query, page).stream()),
                        places(page).filter(entry -> matches(entry.title(), query)))
                .limit(MOST)
                .toList();
        return new ModelAndView("page/palette-found", Map.of("entries", entries));
    }

    private static Stream<PaletteEntry> places(Page page) {
        return Stream.concat(
                Stream.of(
                        place(page, "home", "common.nav.home", "/", "g h"),
                        place(page, "inbox", "common.nav.tickets", "/tickets", "g t"),
                        place(page, "building-community", "common.nav.clients", "/clients", "g c"),
                        place(page, "calendar", "common.nav.calendar", "/calendar", "g k")),
                page.has("ADMINISTRATOR")
                        ? Stream.of(place(page, "settings", "common.nav.admin", "/admin", "g a"))
                        : Stream.of());
    }

    private static PaletteEntry place(Page page, String icon, String key, String address, String keys) {
        return new PaletteEntry("action", icon, page.t(key), keys, address);
    }

    private static boolean matches(String title, String query) {
        return List.of(query.toLowerCase(Locale.ROOT).split("\\s+")).stream()
                .allMatch(title.toLowerCase(Locale.ROOT)::contains);
    }
}
