package pl.sos.tickets.internal;

/**
 * Words of a message as it is being written, for the letters that tell of it.
 *
 * @param files how many came with them
 */
record Quote(String body, int files) {}
