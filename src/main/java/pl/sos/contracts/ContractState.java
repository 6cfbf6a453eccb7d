package pl.sos.contracts;

/** Where a contract stands on a day. */
public enum ContractState {
    COMING,
    ACTIVE,
    ENDED
}
