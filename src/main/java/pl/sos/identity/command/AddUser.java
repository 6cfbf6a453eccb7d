package pl.sos.identity.command;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.AdminCommand;
import pl.sos.ground.Refusal;
import pl.sos.ground.Scope;
import pl.sos.identity.AddPersonResult;
import pl.sos.identity.Credentials;
import pl.sos.identity.Invitations;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.SetPasswordResult;
import pl.sos.kernel.Language;

/**
 * {@code user add}: the way in for the first administrator. Without {@code --password} an invitation is mailed; with it
 * the person can sign in at once, which is what an installation without a mail server needs.
 */
@Component
class AddUser implements AdminCommand {
    private final People people;
    private final Invitations invitations;
    private final Credentials credentials;
    private final TransactionTemplate transaction;

    AddUser(People people, Invitations invitations, Credentials credentials, TransactionTemplate transaction) {
        this.people = people;
        this.invitations = invitations;
        this.credentials = credentials;
        this.transaction = transaction;
    }

    @Override
    public String words() {
        return "user add";
    }

    @Override
    public String usage() {
        return "--email EMAIL --name NAME [--role ADMINISTRATOR[,…]] [--phone PHONE] [--language PL|EN] [--password P]";
    }

    @Override
    public String helpKey() {
        return "identity.command.user-add";
    }

    @Override
    public void run(List<String> arguments, PrintStream out) {
        var given = Given.of(arguments, Set.of("email", "name", "role", "phone", "language", "password"));
        var email = given.need("email");
        var name = given.need("name");
        var roles = roles(given.all("role"));
        var language = given.find("language").filter("EN"::equalsIgnoreCase).isPresent() ? Language.EN : Language.PL;
        Scope.asSystem(() -> transaction.executeWithoutResult(status -> {
            var person = added(people.addStaff(name, email, roles, given.find("phone"), language));
            given.find("password")
                    .ifPresentOrElse(password -> setPassword(person, password), () -> invitations.invite(person));
            out.println(Refusal.sentence("identity.command.added", Locale.getDefault(), person.email()));
        }));
    }

    private void setPassword(Person person, String password) {
        if (credentials.set(person, password) instanceof SetPasswordResult.Weak(var why)) {
            throw Refusal.usage("identity.command.weak", why);
        }
    }

    private static Person added(AddPersonResult result) {
        return switch (result) {
            case AddPersonResult.Added(var person) -> person;
            case AddPersonResult.EmailTaken(var email) -> throw Refusal.usage("identity.command.email-taken", email);
            case AddPersonResult.Invalid(var field) -> throw Refusal.usage("identity.command.invalid", field);
        };
    }

    private static Set<Role> roles(List<String> names) {
        if (names.isEmpty()) {
            return EnumSet.of(Role.ADMINISTRATOR);
        }
        var roles = EnumSet.noneOf(Role.class);
        for (var name : names) {
            roles.add(Optional.of(name.toUpperCase(Locale.ROOT))
                    .flatMap(wanted -> Arrays.stream(Role.values())
                            .filter(Role::isStaff)
                            .filter(role -> role.name().equals(wanted))
                            .findFirst())
                    .orElseThrow(() -> Refusal.usage(
                            "identity.command.no-role",
                            name,
                            Arrays.stream(Role.values()).filter(Role::isStaff).toList())));
        }
        return roles;
    }
}
