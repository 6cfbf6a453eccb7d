package pl.sos.entitlement;

/** How far a contract covers a matter. */
public enum Coverage {
    FULL,
    PARTIAL,
    NONE
}
