package pl.sos.outbox;

/** An address was marked as sending letters back; published once for each new mark, within its transaction, scope system. */
public record AddressBounced(Bounce bounce) {}
