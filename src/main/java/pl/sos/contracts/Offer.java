package pl.sos.contracts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;

/**
 * An offer of variant I to a client whose variant II comes to its end.
 *
 * @param contract the one of variant II
 * @param startsOn from when variant I would hold, the day after variant II
 * @param validUntil until when the client may accept it, Europe/Warsaw
 * @param remark in our words; may be empty
 * @param sentAt empty while it is a draft that the client does not see
 */
public record Offer(
        ContractId contract,
        ClientId client,
        LocalDate startsOn,
        LocalDate validUntil,
        Terms terms,
        String remark,
        Optional<Instant> sentAt) {}
