package pl.sos.contracts;

/** What a contract's paragraphs speak of; the number of the paragraph is data of the contract. */
public enum Clause {
    SCOPE,
    REACTION,
    FAILURES_AND_ERRORS,
    CONSULTATIONS,
    MODIFICATIONS,
    UPDATES,
    TRAINING,
    HOTLINE
}
