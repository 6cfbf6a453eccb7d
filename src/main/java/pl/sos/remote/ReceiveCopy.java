package pl.sos.remote;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.InstallationId;
import pl.sos.kernel.PersonId;

/**
 * A copy that came, to be put into the register.
 *
 * @param key of the form or call; the same key twice is one entry
 * @param installation of this client's; {@code installationName} where there is none
 * @param withoutAgreement why a copy that is not masked is taken though no contract has an agreement on processing; empty
 *     otherwise
 * @param deleteBy at most a year after it came
 * @param keeper of ours
 */
public record ReceiveCopy(
        String key,
        ClientId client,
        Optional<InstallationId> installation,
        String installationName,
        Instant receivedAt,
        DatabaseCopy.How how,
        String purpose,
        boolean masked,
        String withoutAgreement,
        String keptWhere,
        LocalDate deleteBy,
        PersonId keeper) {}
