package pl.sos.contracts;

/** How the conditions of a contract are grouped wherever people read or fill them in, in that order. */
public enum TermGroup {
    SCOPE,
    TIMES,
    REPORTING,
    HOURS,
    WORK,
    VISITS,
    UPDATES,
    PRICE,
    ENDING,
    PARTIES,
    DATA,
    CLAUSES
}
