package pl.sos.notifications.web;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import pl.sos.identity.Person;
import pl.sos.notifications.Choices;
import pl.sos.notifications.Happening;
import pl.sos.notifications.Way;
import pl.sos.notifications.internal.KeptHours;
import pl.sos.notifications.internal.PushStore.Subscription;

/**
 * @param pushKey what a browser needs to subscribe
 * @param error key of the sentence that says why nothing was saved; may be empty
 * @param quietFrom as typed, so that nothing is lost when it was refused
 */
public record ChoicesView(
        Person person,
        Choices choices,
        List<Subscription> browsers,
        String pushKey,
        boolean quiet,
        String quietFrom,
        String quietTo,
        boolean digest,
        String digestAt,
        String error) {

    static ChoicesView of(
            Person person, Choices choices, KeptHours hours, List<Subscription> browsers, String pushKey) {
        return new ChoicesView(
                person,
                choices,
                browsers,
                pushKey,
                choices.quiet().isPresent(),
                time(hours.quiet().map(one -> one.from()), "20:00"),
                time(hours.quiet().map(one -> one.to()), "07:00"),
                choices.digestAt().isPresent(),
                time(hours.digestAt(), "15:30"),
                "");
    }

    private static String time(Optional<LocalTime> time, String unless) {
        return time.map(LocalTime::toString).orElse(unless);
    }

    public List<Happening> happenings() {
        return Happening.of(person);
    }

    /** The ways of the table's head. */
    public List<Way> ways() {
        return List.copyOf(Happening.waysFor(person));
    }

    public boolean chosen(Happening what, Way way) {
        return choices.wants(what, way);
    }

    /** A sentence for the one and another for the others: a client's answer is ours, and the other way round. */
    public String key(Happening what) {
        return "notifications.what." + what.name() + (person.isStaff() ? ".ours" : ".theirs");
    }

    /** The browser's name, roughly. */
    public String browser(Subscription subscription) {
        for (var name : List.of("Edg", "OPR", "Firefox", "Chrome", "Safari")) {
            if (subscription.agent().contains(name + "/")) {
                return name.equals("Edg") ? "Edge" : name.equals("OPR") ? "Opera" : name;
            }
        }
        return "–";
    }
}
