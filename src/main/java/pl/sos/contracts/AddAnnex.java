package pl.sos.contracts;

import java.time.LocalDate;
import java.util.Optional;
import pl.sos.kernel.ContractId;

/**
 * An annex as it is entered: the terms that hold from a day on, whole. What differs from those before is what it changes.
 *
 * @param number unique within the contract; a retry with the same number and content finds the annex that is there
 * @param from the first day of the new terms
 * @param until the contract's new last day; empty where the annex leaves it as it is
 */
public record AddAnnex(ContractId contract, String number, LocalDate from, Terms terms, Optional<LocalDate> until) {}
