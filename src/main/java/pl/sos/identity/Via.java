package pl.sos.identity;

/** How a request proved who is acting. */
public enum Via {
    SESSION,
    TOKEN
}
