package pl.sos.notifications;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import pl.sos.identity.Person;
import pl.sos.identity.Role;

/** What a person may be told of. */
public enum Happening {
    OPENED(Pace.SOON, Audience.OURS),
    ASSIGNED(Pace.SOON, Audience.OURS),
    ANSWERED(Pace.SOON, Audience.ALL),
    NOTED(Pace.SOON, Audience.OURS),
    STATUS(Pace.SOON, Audience.ALL),
    CLOCK_WARNING(Pace.PRESSING, Audience.OURS),
    BREACHED(Pace.AT_ONCE, Audience.OURS),
    HOURS_LOW(Pace.SOON, Audience.OURS_AND_DECIDERS),
    ESTIMATE(Pace.SOON, Audience.ALL),
    CONTRACT_ENDING(Pace.SOON, Audience.OURS),
    HANDOVER(Pace.SOON, Audience.ALL),
    CALL_MISSED(Pace.PRESSING, Audience.OURS),
    REMOTE_REQUEST(Pace.PRESSING, Audience.ALL),
    COPY_DUE(Pace.PRESSING, Audience.OURS),
    ADDRESS_BOUNCED(Pace.SOON, Audience.OURS),
    MAIL_WAITS(Pace.SOON, Audience.OURS);

    private final Pace pace;
    private final Audience audience;

    Happening(Pace pace, Audience audience) {
        this.pace = pace;
        this.audience = audience;
    }

    private enum Pace {
        SOON,
        PRESSING,
        AT_ONCE
    }

    private enum Audience {
        OURS,
        OURS_AND_DECIDERS,
        ALL
    }

    /** Passes quiet hours: a promise to a client has been broken. */
    public boolean passesQuietHours() {
        return pace == Pace.AT_ONCE;
    }

    /** Worth nothing the next morning, so that it never waits for a digest. */
    public boolean waitsForDigest() {
        return pace == Pace.SOON;
    }

    /** What this person can be told of at all. */
    public static List<Happening> of(Person person) {
        return Arrays.stream(values())
                .filter(one -> switch (one.audience) {
                    case ALL -> true;
                    case OURS -> person.isStaff();
                    case OURS_AND_DECIDERS -> person.isStaff() || person.has(Role.DECISION_MAKER);
                })
                .toList();
    }

    /** By which ways this person can be told of anything: a client's pages have no bell. */
    public static Set<Way> waysFor(Person person) {
        return person.isStaff() ? EnumSet.allOf(Way.class) : EnumSet.of(Way.MAIL, Way.PUSH);
    }

    /**
     * What somebody gets who chose nothing. Our people have the queue and the bell in front of them: mail comes for what must
     * not be missed. A client's people look in when something calls them.
     */
    Set<Way> usual(Person person) {
        var ways = EnumSet.copyOf(waysFor(person));
        if (person.isStaff()) {
            switch (this) {
                case OPENED, ASSIGNED, ANSWERED, NOTED, STATUS, HOURS_LOW -> ways.remove(Way.MAIL);
                case CLOCK_WARNING,
                        BREACHED,
                        ESTIMATE,
                        CONTRACT_ENDING,
                        HANDOVER,
                        CALL_MISSED,
                        REMOTE_REQUEST,
                        COPY_DUE,
                        ADDRESS_BOUNCED,
                        MAIL_WAITS -> {}
            }
            if (this == NOTED || this == STATUS) {
                ways.remove(Way.PUSH);
            }
        } else if (this == STATUS) {
            ways.remove(Way.MAIL);
        }
        return ways;
    }
}
