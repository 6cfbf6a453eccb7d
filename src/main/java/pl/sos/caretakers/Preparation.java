package pl.sos.caretakers;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.calendars.HouseHours;
import pl.sos.caretakers.internal.Board;
import pl.sos.caretakers.internal.CompetenceStore;
import pl.sos.caretakers.internal.ReadingStore;
import pl.sos.clients.ClientCards;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Topic;
import pl.sos.identity.AuditLog;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Slice;

/** Who is prepared for whom, and what is missing. For staff. */
@Component
public class Preparation {
    /** The board listens to it. */
    public static final Topic TOPIC = Topic.of("readiness");

    private static final int MOST_ROWS = 200;

    private final ReadingStore readings;
    private final CompetenceStore competences;
    private final ScopesUnderCare scopes;
    private final ClientCards cards;
    private final Board board;
    private final HouseHours hours;
    private final AuditLog audit;
    private final LiveEvents live;
    private final Clock clock;

    Preparation(
            ReadingStore readings,
            CompetenceStore competences,
            ScopesUnderCare scopes,
            ClientCards cards,
            Board board,
            HouseHours hours,
            AuditLog audit,
            LiveEvents live,
            Clock clock) {
        this.readings = readings;
        this.competences = competences;
        this.scopes = scopes;
        this.cards = cards;
        this.board = board;
        this.hours = hours;
        this.audit = audit;
        this.live = live;
        this.clock = clock;
    }

    /** What the contracts of a client cover today: codes of applications. */
    @Transactional(readOnly = true)
    public Set<String> scope(ClientId client) {
        return scopes.of(List.of(client), today()).getOrDefault(client, Set.of());
    }

    /** Of each of these people, how prepared he is for the client. */
    @Transactional(readOnly = true)
    public Map<PersonId, Readiness> of(ClientId client, Collection<PersonId> people) {
        var scope = scope(client);
        var known = competences.all();
        var read = readings.of(client);
        int newest = cards.newestVersions(List.of(client)).getOrDefault(client, 0);
        var readiness = new HashMap<PersonId, Readiness>();
        for (PersonId person : people) {
            readiness.put(
                    person,
                    Readiness.of(
                            scope,
                            known.getOrDefault(person, Competence.NONE),
                            new Readiness.Card(newest, read.getOrDefault(person, 0))));
        }
        return readiness;
    }

    /** Where a person stands with a client's card. */
    @Transactional(readOnly = true)
    public Readiness.Card card(ClientId client, PersonId person) {
        return new Readiness.Card(
                cards.newestVersions(List.of(client)).getOrDefault(client, 0),
                readings.of(client).getOrDefault(person, 0));
    }

    /** The person has read this version of the card. Confirming twice changes nothing. */
    @Transactional
    public ConfirmCardResult confirm(ClientId client, PersonId person, int version) {
        int newest = cards.newestVersions(List.of(client)).getOrDefault(client, 0);
        if (newest == 0) {
            return new ConfirmCardResult.NoCard();
        }
        if (version != newest) {
            return new ConfirmCardResult.Outdated(newest);
        }
        if (readings.confirm(client, person, version, clock.instant())) {
            audit.record("card.read", "client:" + client, Map.of("version", version));
            live.publish(TOPIC);
        }
        return new ConfirmCardResult.Confirmed(version);
    }

    /** How the board is ordered. */
    public enum Order {
        /** Those who lack most first. */
        MISSING,
        CLIENT,
        CARETAKER
    }

    /**
     * What the board shows.
     *
     * @param lacking only those where something is missing
     */
    public record Filter(Order order, boolean lacking, Optional<PersonId> caretaker) {}

    /**
     * A client under care or with a caretaker.
     *
     * @param scope how many applications are under care, or will be
     * @param starts the first day of care, where that is still to come; readiness is for what begins then
     * @param caretaker empty where nobody was appointed
     * @param readyDeputies how many of the deputies are ready
     */
    public record BoardRow(
            ClientId client,
            String name,
            String slug,
            int scope,
            Optional<LocalDate> starts,
            Optional<PersonId> caretaker,
            String caretakerName,
            Readiness readiness,
            int deputies,
            int readyDeputies,
            Optional<Handover> handover) {}

    /** @param all how many clients there are on the board; {@code ready} of them with a caretaker who is ready */
    public record BoardPage(Slice<BoardRow> rows, int all, int ready) {}

    /**
     * Everybody's readiness, reckoned from what holds now in a fixed number of queries.
     *
     * @param after the cursor of the page before
     * @param limit 1 to 200
     */
    @Transactional(readOnly = true)
    public BoardPage board(Filter filter, Optional<String> after, int limit) {
        return board.page(filter, today(), after, Math.clamp(limit, 1, MOST_ROWS));
    }

    private LocalDate today() {
        return hours.day(clock.instant());
    }
}
