package pl.sos.outbox;

/**
 * An address that was marked as sending letters back takes them again, as somebody said or as a later letter showed;
 * published within the transaction that takes the mark off, scope system.
 */
public record AddressTakesMail(String address) {}
