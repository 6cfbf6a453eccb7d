package pl.sos.identity.web;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import pl.sos.identity.Person;
import pl.sos.identity.Role;

/** @param error which field of the form could not be taken: name, email, email-taken, phone, roles; may be empty */
public record PeopleView(List<Person> people, Form form, String error) {
    /** A person to add, as typed. */
    public record Form(String name, String email, String phone, Set<Role> roles) {
        static final Form EMPTY = new Form("", "", "", Set.of(Role.CONSULTANT));
    }

    public static List<Role> roles() {
        return Stream.of(Role.values()).filter(Role::isStaff).toList();
    }

    public boolean wrong(String field) {
        return error.equals(field) || (field.equals("email") && error.equals("email-taken"));
    }
}
