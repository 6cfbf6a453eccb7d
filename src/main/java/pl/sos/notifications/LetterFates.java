package pl.sos.notifications;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.ground.Scope;
import pl.sos.identity.People;
import pl.sos.notifications.internal.DigestStore;
import pl.sos.notifications.internal.DigestStore.OfMatter;
import pl.sos.outbox.Posting;
import pl.sos.outbox.Postings;

/** What became of the letters of messages, whether they left by themselves or within a digest. Whoever calls decides who may know. */
@Component
public class LetterFates {
    private final Postings postings;
    private final DigestStore digests;
    private final People people;

    LetterFates(Postings postings, DigestStore digests, People people) {
        this.postings = postings;
        this.digests = digests;
        this.people = people;
    }

    /** Of each of these matters, by recipient. */
    @Transactional(readOnly = true)
    public Map<UUID, List<LetterFate>> of(Collection<UUID> matters) {
        var lines = Scope.asSystem(() -> digests.of(matters));
        var carriers = postings.letters(
                lines.stream().flatMap(line -> line.letter().stream()).collect(Collectors.toSet()));
        var known = people.findAll(lines.stream().map(OfMatter::person).collect(Collectors.toSet()));
        var inDigests = lines.stream()
                .flatMap(line -> Optional.ofNullable(known.get(line.person())).stream()
                        .map(person -> Map.entry(line.matter(), (LetterFate) new LetterFate.InDigest(
                                person.email(),
                                line.due(),
                                line.letter().flatMap(id -> Optional.<Posting>ofNullable(carriers.get(id)))))));
        var own = postings.of(matters).entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(posting -> Map.entry(entry.getKey(), (LetterFate) new LetterFate.Own(posting))));
        return Stream.concat(own, inDigests)
                .sorted(Comparator.comparing(entry -> entry.getValue().recipient()))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
