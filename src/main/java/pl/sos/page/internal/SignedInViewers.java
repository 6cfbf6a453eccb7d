package pl.sos.page.internal;

import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Language;
import pl.sos.page.Viewer;
import pl.sos.page.Viewers;

/** The person who signed in. */
@Component
class SignedInViewers implements Viewers {
    private final People people;

    SignedInViewers(People people) {
        this.people = people;
    }

    @Override
    public Optional<Viewer> current() {
        return SignedIn.current().map(SignedIn::person).map(SignedInViewers::viewer);
    }

    @Override
    public Optional<Language> language() {
        return SignedIn.current().map(signedIn -> signedIn.person().language());
    }

    @Override
    public void remember(Language language) {
        SignedIn.current().ifPresent(signedIn -> people.setLanguage(signedIn.id(), language));
    }

    private static Viewer viewer(Person person) {
        return new Viewer(
                person.id().value(),
                person.name(),
                person.email(),
                person.isStaff(),
                person.roles().stream().map(Enum::name).collect(Collectors.toUnmodifiableSet()));
    }
}
