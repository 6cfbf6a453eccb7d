package pl.sos.ground;

import pl.sos.kernel.PhoneNumber;

/** What became of reading a telephone number. */
public sealed interface PhoneReading {
    record Read(PhoneNumber number) implements PhoneReading {}

    record NotRead(Why why) implements PhoneReading {}

    enum Why {
        NOT_A_NUMBER,
        TOO_SHORT,
        TOO_LONG,
        UNKNOWN_COUNTRY,
        NOT_IN_USE
    }
}
