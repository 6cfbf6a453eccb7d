package pl.sos.entitlement;

/** Why the decision came out as it did; stable codes for API and statistics. */
public enum Reason {
    /** The application is in the contract's scope and the kind of help is part of it. */
    IN_SCOPE,
    /** No application was named; the contract covers at least one. */
    APPLICATION_NOT_NAMED,
    /** The client has a contract, but this application is not in its scope. */
    APPLICATION_OUT_OF_SCOPE,
    /** Variant II covers only configuration of basic functions, remotely. */
    BEYOND_BASIC_CONFIGURATION,
    /** The contract does not allow reports by this channel. */
    CHANNEL_NOT_ALLOWED,
    /** The kind of help is part of the contract, but the hours of the period are used or kept for agreed work. */
    HOURS_USED_UP,
    /** A contract existed, but it was over (or not yet in force) at the moment of the report. */
    CONTRACT_NOT_IN_FORCE,
    /** The client never had a contract. */
    NO_CONTRACT,
    /** Decided by a person, with a reason. */
    OVERRIDDEN
}
