package pl.sos.contracts;

import pl.sos.kernel.ClientId;

/**
 * A contract of this client came to be or changed; published inside the transaction that changed it. Inside that
 * transaction {@link Contracts#of} already answers with the change, so decisions may be taken anew there.
 */
public record ContractChanged(ClientId client) {}
