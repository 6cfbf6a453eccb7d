package pl.sos.remote;

import java.time.LocalDate;
import pl.sos.kernel.PersonId;

/**
 * What may change while a copy is here.
 *
 * @param seen the version the person saw
 * @param why not blank
 */
public record ChangeCopy(CopyId id, int seen, String keptWhere, LocalDate deleteBy, PersonId keeper, String why) {}
