package pl.sos.caretakers.internal;

import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.caretakers.Appointment;
import pl.sos.caretakers.Competence;
import pl.sos.caretakers.Handover;
import pl.sos.caretakers.Preparation.BoardPage;
import pl.sos.caretakers.Preparation.BoardRow;
import pl.sos.caretakers.Preparation.Filter;
import pl.sos.caretakers.Readiness;
import pl.sos.caretakers.ScopesUnderCare;
import pl.sos.clients.ClientCards;
import pl.sos.ground.Sql;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Slice;

/**
 * The coordinator's board. Readiness follows from five tables of three rooms, so it is reckoned whole in memory – as many
 * queries for a thousand clients as for one – then ordered and cut.
 */
@Component
public class Board {
    private final JdbcClient jdbc;
    private final CaretakerStore appointments;
    private final CompetenceStore competences;
    private final ReadingStore readings;
    private final HandoverStore handovers;
    private final ScopesUnderCare scopes;
    private final ClientCards cards;
    private final People people;

    Board(
            JdbcClient jdbc,
            CaretakerStore appointments,
            CompetenceStore competences,
            ReadingStore readings,
            HandoverStore handovers,
            ScopesUnderCare scopes,
            ClientCards cards,
            People people) {
        this.jdbc = jdbc;
        this.appointments = appointments;
        this.competences = competences;
        this.readings = readings;
        this.handovers = handovers;
        this.scopes = scopes;
        this.cards = cards;
        this.people = people;
    }

    private record Named(String name, String slug) {}

    public BoardPage page(Filter filter, LocalDate today, Optional<String> after, int limit) {
        var rows = rows(today);
        int ready = (int) rows.stream().filter(row -> row.readiness().ready()).count();
        var shown = rows.stream()
                .filter(row -> !filter.lacking() || !row.readiness().ready())
                .filter(row -> filter.caretaker().isEmpty() || row.caretaker().equals(filter.caretaker()))
                .sorted(order(filter))
                .toList();
        return new BoardPage(cut(shown, after, limit), rows.size(), ready);
    }

    private List<BoardRow> rows(LocalDate today) {
        var under = scopes.all(today);
        var coming = scopes.coming(today);
        var appointed =
                appointments.on(today).stream().collect(Collectors.toMap(Appointment::client, Function.identity()));
        var known = competences.all();
        var read = readings.all();
        var newest = cards.newestVersions();
        var open = handovers.open().stream().collect(Collectors.toMap(Handover::client, Function.identity()));
        var staff = people.staffAndFormer().stream().collect(Collectors.toMap(Person::id, Person::name));
        var rows = new ArrayList<BoardRow>();
        names().forEach((client, named) -> {
            var next = Optional.ofNullable(coming.get(client)).filter(one -> !under.containsKey(client));
            var scope = under.getOrDefault(
                    client, next.map(ScopesUnderCare.Coming::scope).orElse(Set.of()));
            var appointment = Optional.ofNullable(appointed.get(client));
            if (scope.isEmpty() && appointment.isEmpty()) {
                return;
            }
            Function<PersonId, Readiness> readiness = person -> Readiness.of(
                    scope,
                    known.getOrDefault(person, Competence.NONE),
                    new Readiness.Card(
                            newest.getOrDefault(client, 0),
                            read.getOrDefault(client, Map.of()).getOrDefault(person, 0)));
            var deputies = appointment.map(Appointment::deputies).orElse(List.of());
            var caretaker = appointment.map(Appointment::primary);
            rows.add(new BoardRow(
                    client,
                    named.name(),
                    named.slug(),
                    scope.size(),
                    next.map(ScopesUnderCare.Coming::from),
                    caretaker,
                    caretaker.map(id -> staff.getOrDefault(id, "–")).orElse(""),
                    caretaker.map(readiness).orElseGet(Readiness::ofNobody),
                    deputies.size(),
                    (int) deputies.stream()
                            .filter(deputy -> readiness.apply(deputy).ready())
                            .count(),
                    Optional.ofNullable(open.get(client))));
        });
        return rows;
    }

    private Map<ClientId, Named> names() {
        var names = new HashMap<ClientId, Named>();
        jdbc.sql("select id, name, slug from clients.client").query(row -> {
            names.put(new ClientId(Sql.uuid(row, "id")), new Named(row.getString("name"), row.getString("slug")));
        });
        return names;
    }

    private static Comparator<BoardRow> order(Filter filter) {
        var polish = Collator.getInstance(Locale.of("pl", "PL"));
        Comparator<BoardRow> byName = Comparator.comparing(BoardRow::name, polish)
                .thenComparing(row -> row.client().toString());
        return switch (filter.order()) {
            case MISSING ->
                Comparator.comparingInt((BoardRow row) -> row.caretaker().isEmpty()
                                ? Integer.MIN_VALUE
                                : -row.readiness().missing().size())
                        .thenComparing(byName);
            case CLIENT -> byName;
            case CARETAKER ->
                Comparator.comparing(BoardRow::caretakerName, polish).thenComparing(byName);
        };
    }

    /** The cursor is the client after whom to go on; one that is gone from the list begins it anew. */
    private static Slice<BoardRow> cut(List<BoardRow> rows, Optional<String> after, int limit) {
        int from = 0;
        for (int i = 0; i < rows.size() && after.isPresent(); i++) {
            if (rows.get(i).client().toString().equals(after.get())) {
                from = i + 1;
            }
        }
        int until = Math.min(rows.size(), from + limit);
        var items = List.copyOf(rows.subList(from, until));
        return new Slice<>(
                items,
                until < rows.size() ? Optional.of(items.getLast().client().toString()) : Optional.empty());
    }
}
