package pl.sos.page;

/**
 * A place or an action that the palette offers.
 *
 * @param group such as action, client or ticket; empty for one that stands under no heading
 * @param icon a name in the icon file
 * @param hint what tells it from others of the same name; may be empty
 */
public record PaletteEntry(String group, String icon, String title, String hint, String address) {}
