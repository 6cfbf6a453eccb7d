package pl.sos.desk.web;

import java.time.YearMonth;
import java.util.Optional;
import pl.sos.desk.HoursLine;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;

/**
 * A contract of which 80 percent or more of a settlement period's hours are used or kept.
 *
 * @param share how much is left, in hundredths of a percent of what there was; the order of the list
 * @param until last month of the period
 */
public record RunningOut(
        ContractId id,
        ClientId client,
        String clientName,
        String slug,
        String number,
        String contractSlug,
        HoursLine hours,
        int share,
        YearMonth until) {

    /** From where a list goes on. */
    String place() {
        return share + "_" + id;
    }

    /** Behind which contract a list begins. */
    record Place(int share, ContractId id) {
        static final Place START = new Place(-1, ContractId.of("00000000-0000-0000-0000-000000000000"));

        /** A cursor that no list gave out begins it anew. */
        static Place read(Optional<String> after) {
            return after.map(text -> text.split("_", -1))
                    .filter(parts -> parts.length == 2 && parts[0].matches("[0-9]{1,5}"))
                    .flatMap(parts -> {
                        try {
                            return Optional.of(new Place(Integer.parseInt(parts[0]), ContractId.of(parts[1])));
                        } catch (IllegalArgumentException e) {
                            return Optional.empty();
                        }
                    })
                    .orElse(START);
        }
    }
}
