package pl.sos.contracts;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Terms from a day on: the contract's own, or those after an annex.
 *
 * @param annex the annex's number; empty for the terms signed with the contract
 */
public record TermsVersion(LocalDate from, Optional<String> annex, Terms terms) {}
