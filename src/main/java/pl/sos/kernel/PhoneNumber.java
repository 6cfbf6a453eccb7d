package pl.sos.kernel;

/** A telephone number in E.164 form, such as +48616540012. What people write is read on the ground. */
public record PhoneNumber(String e164) {
    public PhoneNumber {
        if (!e164.matches("\\+[1-9][0-9]{6,14}")) {
            throw new IllegalArgumentException("not E.164: " + e164);
        }
    }

    @Override
    public String toString() {
        return e164;
    }
}
