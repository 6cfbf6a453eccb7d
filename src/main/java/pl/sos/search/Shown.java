package pl.sos.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import pl.sos.kernel.ClientId;

/**
 * A found thing, read in the scope of who looks.
 *
 * @param number what people call it, such as SOS-1042; empty where the title is all
 * @param client whose it is
 * @param facts short and without language, such as the client's name or a telephone
 * @param status of a ticket, or what became of a call: the name of the constant
 * @param days of a contract the first and, where there is one, the last
 * @param address for this reader, without the host
 * @param texts that the reader may see, to show a passage of
 */
public record Shown(
        String number,
        String title,
        Optional<ClientId> client,
        List<String> facts,
        Optional<String> status,
        List<LocalDate> days,
        String address,
        Instant at,
        List<String> texts) {}
