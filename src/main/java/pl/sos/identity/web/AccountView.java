package pl.sos.identity.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pl.sos.identity.Person;
import pl.sos.identity.Tokens.Token;
import pl.sos.identity.internal.Sessions.Listed;

/**
 * @param present the session of this very request
 * @param newToken the text of a token just issued, shown this once; else empty
 * @param error key of the sentence that says why the password was refused; may be empty
 */
public record AccountView(
        Person person,
        List<Listed> sessions,
        Optional<UUID> present,
        List<Token> tokens,
        String newToken,
        String error) {
    public boolean isPresent(Listed session) {
        return present.equals(Optional.of(session.id()));
    }

    /** The browser's name, roughly, out of the long text it introduces itself with. */
    public String browser(Listed session) {
        var agent = session.agent();
        for (var name : List.of("Edg/", "OPR/", "Firefox/", "Chrome/", "Safari/")) {
            int at = agent.indexOf(name);
            if (at >= 0) {
                int end = agent.indexOf('.', at);
                var text = agent.substring(at, end < 0 ? agent.length() : end).replace('/', ' ');
                return text.replace("Edg ", "Edge ").replace("OPR ", "Opera ");
            }
        }
        return agent.length() <= 40 ? agent : agent.substring(0, 40) + "…";
    }
}
