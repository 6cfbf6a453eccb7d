package pl.sos.tickets;

/** Who reads a message: the client too, or only we. */
public enum Visibility {
    PUBLIC,
    INTERNAL
}
