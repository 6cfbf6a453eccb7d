package pl.sos.demo;

import java.util.HashMap;
import java.util.Map;
import pl.sos.identity.Person;
import pl.sos.kernel.ClientId;

/** Who was loaded, by the short names that the files use. */
final class DemoPeople {
    private final Map<String, Person> staff = new HashMap<>();
    private final Map<String, Person> contacts = new HashMap<>();
    private final Map<String, ClientId> clients = new HashMap<>();

    void staff(String key, Person person) {
        staff.put(key, person);
    }

    void contact(String client, String key, Person person) {
        contacts.put(client + "/" + key, person);
    }

    void client(String slug, ClientId id) {
        clients.put(slug, id);
    }

    Person staff(String key) {
        return known(staff, key);
    }

    Person contact(String client, String key) {
        return known(contacts, client + "/" + key);
    }

    ClientId client(String slug) {
        return known(clients, slug);
    }

    private static <T> T known(Map<String, T> all, String key) {
        var found = all.get(key);
        if (found == null) {
            throw new IllegalStateException("The demo names " + key + ", which it does not have");
        }
        return found;
    }
}
