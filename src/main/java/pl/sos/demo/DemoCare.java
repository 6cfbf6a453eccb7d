package pl.sos.demo;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVRecord;
import org.springframework.stereotype.Component;
import pl.sos.caretakers.Competence;
import pl.sos.caretakers.Competence.Level;
import pl.sos.caretakers.Competence.Side;
import pl.sos.caretakers.Competence.Subject;
import pl.sos.caretakers.Competences;
import pl.sos.caretakers.Handover;
import pl.sos.caretakers.Handovers;
import pl.sos.caretakers.Preparation;
import pl.sos.caretakers.SetCompetenceResult;
import pl.sos.caretakers.StartHandoverResult;
import pl.sos.clients.CardContent;
import pl.sos.clients.CardField;
import pl.sos.clients.CardInstallation;
import pl.sos.clients.ClientCards;
import pl.sos.clients.HandlingNotes;
import pl.sos.clients.HouseRule;
import pl.sos.clients.SaveCard;
import pl.sos.clients.SaveCardResult;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.InstallationId;

/** How prepared the vendor's caretakers are: most of them are, some are not, and one client is being handed over. */
@Component
class DemoCare {
    private final Competences competences;
    private final ClientCards cards;
    private final HandlingNotes notes;
    private final Preparation preparation;
    private final Handovers handovers;

    DemoCare(
            Competences competences,
            ClientCards cards,
            HandlingNotes notes,
            Preparation preparation,
            Handovers handovers) {
        this.competences = competences;
        this.cards = cards;
        this.notes = notes;
        this.preparation = preparation;
        this.handovers = handovers;
    }

    void load(DemoPeople known, DemoTime time) {
        for (var row : DemoFiles.rows("competence.csv")) {
            var set = competences.set(known.staff(row.get("person")).id(), competence(row));
            expect(set instanceof SetCompetenceResult.Saved, row);
        }
        loadCards(known);
        for (var row : DemoFiles.rows("handling-notes.csv")) {
            var written = notes.write(known.client(row.get("client")), row.get("text"));
            expect(written == HandlingNotes.Written.DONE, row);
        }
        handOver(known, time);
    }

    /** As in {@code FK 3/2}: functional and technical. */
    private static Competence competence(CSVRecord row) {
        var levels = new HashMap<Subject, Level>();
        for (var one : DemoFiles.list(row, "levels")) {
            int space = one.indexOf(' ');
            var application = one.substring(0, space);
            levels.put(new Subject(application, Side.FUNCTIONAL), level(one.charAt(space + 1)));
            levels.put(new Subject(application, Side.TECHNICAL), level(one.charAt(space + 3)));
        }
        return new Competence(levels);
    }

    private static Level level(char digit) {
        return Level.of(Character.digit(digit, 10)).orElseThrow();
    }

    private void loadCards(DemoPeople known) {
        var contents = contents();
        contents.forEach((slug, content) -> save(known.client(slug), 0, content, ""));
        for (var row : DemoFiles.rows("caretakers.csv")) {
            if (contents.containsKey(row.get("client"))) {
                confirm(known, row.get("client"), row.get("caretaker"));
                DemoFiles.list(row, "deputies").stream()
                        .limit(1)
                        .forEach(deputy -> confirm(known, row.get("client"), deputy));
            }
        }
        for (var row : DemoFiles.rows("card-changes.csv")) {
            var slug = row.get("client");
            save(known.client(slug), 1, changed(Objects.requireNonNull(contents.get(slug)), row), row.get("why"));
            DemoFiles.list(row, "readers").forEach(reader -> confirm(known, slug, reader));
        }
    }

    private static Map<String, CardContent> contents() {
        var installations = new LinkedHashMap<String, List<CardInstallation>>();
        for (var row : DemoFiles.rows("card-installations.csv")) {
            var fields = new EnumMap<CardField, String>(CardField.class);
            for (CardField field : CardField.values()) {
                fields.put(field, row.get(field.name()));
            }
            installations
                    .computeIfAbsent(row.get("client"), slug -> new ArrayList<>())
                    .add(new CardInstallation(InstallationId.next(), row.get("name"), fields));
        }
        var rules = new HashMap<String, Map<HouseRule, String>>();
        for (var row : DemoFiles.rows("card-rules.csv")) {
            rules.computeIfAbsent(row.get("client"), slug -> new EnumMap<>(HouseRule.class))
                    .put(HouseRule.valueOf(row.get("rule")), row.get("text"));
        }
        var contents = new LinkedHashMap<String, CardContent>();
        installations.forEach((slug, those) ->
                contents.put(slug, new CardContent(those, rules.getOrDefault(slug, Map.of()))));
        return contents;
    }

    private static CardContent changed(CardContent before, CSVRecord row) {
        var after = before.installations().stream()
                .map(one -> {
                    if (!one.name().equals(row.get("installation"))) {
                        return one;
                    }
                    var fields = new HashMap<>(one.fields());
                    fields.put(CardField.valueOf(row.get("field")), row.get("value"));
                    return new CardInstallation(one.id(), one.name(), fields);
                })
                .toList();
        return new CardContent(after, before.rules());
    }

    private void save(ClientId client, int seen, CardContent content, String why) {
        var saved = cards.save(new SaveCard(client, seen, content, why));
        expect(saved instanceof SaveCardResult.Saved, saved);
    }

    private void confirm(DemoPeople known, String slug, String person) {
        var client = known.client(slug);
        int newest = cards.newestVersions(List.of(client)).getOrDefault(client, 0);
        preparation.confirm(client, known.staff(person).id(), newest);
    }

    /** Tomasz passes a client to Magdalena from the next week but one; half of the list is done. */
    private void handOver(DemoPeople known, DemoTime time) {
        var tomasz = known.staff("tomasz").id();
        var started = handovers.start(
                known.client("tbs-nowe-tarasy"),
                known.staff("magdalena").id(),
                List.of(tomasz),
                time.today().plusDays(9));
        if (!(started instanceof StartHandoverResult.Started(Handover handover))) {
            throw new IllegalStateException("The demo cannot be loaded: a handover – " + started);
        }
        List.of(1, 2, 3).forEach(position -> handovers.tick(handover.id(), position, true, tomasz));
        handovers.add(handover.id(), "Przekazać klucz do archiwum umów najmu");
    }

    private static void expect(boolean done, Object what) {
        if (!done) {
            throw new IllegalStateException("The demo cannot be loaded: " + what);
        }
    }
}
