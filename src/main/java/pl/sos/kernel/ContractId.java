package pl.sos.kernel;

import java.util.UUID;

/** Identifies a contract, whichever terms hold on a day. */
public record ContractId(UUID value) {
    public static ContractId next() {
        return new ContractId(Ids.next());
    }

    /** @throws IllegalArgumentException when the text is no UUID */
    public static ContractId of(String text) {
        return new ContractId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
