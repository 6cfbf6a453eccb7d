package pl.sos.contracts;

import java.time.LocalDate;

/**
 * A contract as it stands on a day, for a card on a page.
 *
 * @param terms of that day, or the nearest where it is not in force
 */
public record ContractCard(Contract contract, ContractState state, Terms terms) {
    public static ContractCard of(Contract contract, LocalDate day) {
        return new ContractCard(contract, contract.stateOn(day), contract.termsToShow(day));
    }
}
