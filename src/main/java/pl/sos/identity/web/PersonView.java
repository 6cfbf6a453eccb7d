package pl.sos.identity.web;

import java.util.List;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.kernel.PersonId;

/** @param error key of the sentence that says what could not be done; may be empty */
public record PersonView(Person person, PersonId viewer, String error) {
    public List<Role> roles() {
        return PeopleView.roles();
    }

    public boolean isViewer() {
        return person.id().equals(viewer);
    }
}
