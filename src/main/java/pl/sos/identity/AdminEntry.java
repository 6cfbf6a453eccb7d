package pl.sos.identity;

/**
 * A page that the index of the administration leads to. Rooms declare theirs as beans.
 *
 * @param order where it stands in the index, the smallest first
 * @param href its address
 * @param icon its picture's name
 * @param key {@code key} is its name's message key, {@code key.text} that of the sentence beneath
 */
public record AdminEntry(int order, String href, String icon, String key) {}
