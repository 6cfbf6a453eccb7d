package pl.sos.mail.internal.reading;

/**
 * @param address {@code local@domain}, the whole in lower case, no white space
 * @param name decoded, one line, perhaps empty
 */
public record MailAddress(String address, String name) {}
