package pl.sos.identity.command;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import pl.sos.ground.AdminCommand;
import pl.sos.ground.Refusal;
import pl.sos.ground.Scope;
import pl.sos.identity.People;
import pl.sos.identity.Tokens;

/** {@code token create}: prints the token and nothing else, so that a script can take it. */
@Component
class CreateToken implements AdminCommand {
    private final People people;
    private final Tokens tokens;
    private final Clock clock;

    CreateToken(People people, Tokens tokens, Clock clock) {
        this.people = people;
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public String words() {
        return "token create";
    }

    @Override
    public String usage() {
        return "--user EMAIL --name NAME [--scope read,write] [--days N]";
    }

    @Override
    public String helpKey() {
        return "identity.command.token-create";
    }

    @Override
    public void run(List<String> arguments, PrintStream out) {
        var given = Given.of(arguments, Set.of("user", "name", "scope", "days"));
        var email = given.need("user");
        var name = given.need("name");
        var scopes = given.all("scope").isEmpty() ? Tokens.ALL_SCOPES : new HashSet<>(given.all("scope"));
        if (!Tokens.ALL_SCOPES.containsAll(scopes)) {
            throw Refusal.usage("identity.command.no-scope", String.join(", ", scopes));
        }
        var expires = given.find("days").map(days -> clock.instant().plus(Duration.ofDays(days(days))));
        var person = Scope.asSystem(() -> people.findByEmail(email))
                .orElseThrow(() -> Refusal.usage("identity.command.no-person", email));
        out.println(tokens.issue(person.id(), name, scopes, expires));
    }

    private static int days(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("[1-9][0-9]{0,4}"))
                .map(Integer::valueOf)
                .orElseThrow(() -> Refusal.usage("identity.command.invalid", "--days"));
    }
}
