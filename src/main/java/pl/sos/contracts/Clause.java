package pl.sos.contracts;

/** What a contract's paragraphs speak of, in the order of the model contract; a paragraph's number is data. */
public enum Clause {
    SCOPE,
    HOTLINE,
    FAILURES_AND_ERRORS,
    REACTION,
    CONSULTATIONS,
    TRAINING,
    UPDATES,
    MODIFICATIONS
}
