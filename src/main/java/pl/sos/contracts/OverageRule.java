package pl.sos.contracts;

/** What happens with work beyond the hours that are left. */
public enum OverageRule {
    /** It is not done. */
    REFUSE,
    /** It is done after a decision-maker agreed to pay for it. */
    ASK,
    /** It is done and billed; the contract itself is the agreement. */
    BILL
}
