package pl.sos.tickets;

/** Which clock runs out next. */
public enum DueKind {
    REACTION,
    WORKAROUND,
    REPAIR
}
