package pl.sos.tickets;

/** The cursor is none that a list of this kind gave out. */
public final class InvalidCursor extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public InvalidCursor() {
        super("Not a cursor of this list");
    }
}
