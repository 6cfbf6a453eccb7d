package pl.sos.identity.web;

import java.util.regex.Pattern;
import pl.sos.identity.Person;

/** Where somebody goes after signing in. */
final class NextPage {
    // A path of ours: what begins with two slashes or a backslash would lead to another host.
    private static final Pattern OURS = Pattern.compile("/([^/\\\\\\p{Cntrl}][^\\\\\\p{Cntrl}]*)?");
    private static final int MAX_LENGTH = 2000;

    private NextPage() {}

    static boolean isOurs(String path) {
        return path.length() <= MAX_LENGTH && OURS.matcher(path).matches();
    }

    static String of(String wanted, Person person) {
        return !wanted.isEmpty() && !wanted.equals("/") && isOurs(wanted) ? wanted : home(person);
    }

    static String home(Person person) {
        return person.isStaff() ? "/" : "/portal";
    }
}
