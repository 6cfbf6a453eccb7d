package pl.sos.contracts;

/** In which order a list shows contracts. */
public enum ContractOrder {
    /** The latest to start first. */
    NEWEST,
    /** The nearest last day first, then those without one, then what has ended, the latest end first. */
    BY_END
}
