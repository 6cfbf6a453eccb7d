package pl.sos.mail.internal.reading;

/** Ends the reading of one mail from within; never leaves the reader. */
final class BeyondLimit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ReadMail.Reason reason;

    BeyondLimit(ReadMail.Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    ReadMail.Reason reason() {
        return reason;
    }
}
