package pl.sos.desk.web;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import pl.sos.page.Page;
import pl.sos.page.PaletteEntry;
import pl.sos.page.PaletteSource;

/** A new ticket and the queue's tabs. What begins with what was typed is meant and comes first. */
final class DeskPalette {
    private DeskPalette() {}

    @Component
    @Order(1)
    static class Meant implements PaletteSource {
        @Override
        public List<PaletteEntry> find(String query, Page page) {
            return actions(page).filter(action -> begins(action, query, page)).toList();
        }
    }

    @Component
    @Order(3)
    static class Others implements PaletteSource {
        @Override
        public List<PaletteEntry> find(String query, Page page) {
            var locale = page.language().locale();
            return actions(page)
                    .filter(action -> !begins(action, query, page)
                            && action.title().toLowerCase(locale).contains(query.toLowerCase(locale)))
                    .toList();
        }
    }

    private static boolean begins(PaletteEntry action, String query, Page page) {
        var locale = page.language().locale();
        return action.title().toLowerCase(locale).startsWith(query.toLowerCase(locale));
    }

    private static Stream<PaletteEntry> actions(Page page) {
        var writeDown = new PaletteEntry("action", "plus", page.t("desk.palette.new"), "", "/tickets/new");
        return Stream.concat(Stream.of(writeDown), tabs(page));
    }

    private static Stream<PaletteEntry> tabs(Page page) {
        return QueueView.tabs().stream()
                .map(tab -> new PaletteEntry(
                        "action",
                        "inbox",
                        page.t("desk.palette.tickets", page.t("desk.tab", tab)),
                        "",
                        "/tickets?tab=" + tab));
    }
}
