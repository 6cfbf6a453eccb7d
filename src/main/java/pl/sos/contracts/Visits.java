package pl.sos.contracts;

/**
 * What happens at the client's.
 *
 * @param aYear planned visits in a calendar year
 * @param databaseReviews reviews of the database in a calendar year
 * @param protocolAcceptedAfter after how many days a protocol that nobody objected to counts as accepted; 0: never
 */
public record Visits(int aYear, int databaseReviews, Travel travel, int protocolAcceptedAfter) {}
