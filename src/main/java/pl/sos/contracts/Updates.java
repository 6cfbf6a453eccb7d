package pl.sos.contracts;

/**
 * New versions.
 *
 * @param included whether the client gets what is released while the contract is in force
 * @param statutoryDays how many days before a change of law takes effect its version is delivered at the latest; 0: on
 *     the day itself
 */
public record Updates(boolean included, int statutoryDays) {}
