package pl.sos.page;

import java.util.List;

/** Finds what a room can offer to the palette; few entries, quickly. */
public interface PaletteSource {
    /** @param query as typed, stripped; empty when the palette just opened */
    List<PaletteEntry> find(String query, Page page);
}
