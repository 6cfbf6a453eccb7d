package pl.sos.mail.internal.reading;

import java.util.EnumSet;
import java.util.Set;

/** What is counted while one mail is read. */
final class Run {
    private final MailLimits limits;
    private final Receiver receiver;
    private final long began = System.nanoTime();
    private final Set<ReadWarning> warnings = EnumSet.noneOf(ReadWarning.class);
    private int parts;

    Run(MailLimits limits, Receiver receiver) {
        this.limits = limits;
        this.receiver = receiver;
    }

    MailLimits limits() {
        return limits;
    }

    Receiver receiver() {
        return receiver;
    }

    void warn(ReadWarning warning) {
        warnings.add(warning);
    }

    Set<ReadWarning> warnings() {
        return warnings;
    }

    void countPart(int depth) {
        if (++parts > limits.parts()) {
            throw new BeyondLimit(ReadMail.Reason.TOO_MANY_PARTS, "more than " + limits.parts() + " parts");
        }
        if (depth > limits.depth()) {
            throw new BeyondLimit(ReadMail.Reason.NESTED_TOO_DEEP, "more than " + limits.depth() + " containers deep");
        }
        checkTime();
    }

    void checkTime() {
        if (System.nanoTime() - began > limits.time().toNanos()) {
            throw new BeyondLimit(
                    ReadMail.Reason.TOOK_TOO_LONG, "more than " + limits.time().toMillis() + " ms");
        }
    }
}
