package pl.sos.contracts;

/** Where a contract stands on a day; {@link Contract#stateOn} tells. */
public enum ContractState {
    COMING,
    ACTIVE,
    /** In force, and it is settled that it ends: somebody gave notice. */
    IN_NOTICE,
    ENDED;

    public boolean inForce() {
        return this == ACTIVE || this == IN_NOTICE;
    }
}
