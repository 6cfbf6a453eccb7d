package pl.sos.demo;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pl.sos.estimates.Estimate;
import pl.sos.estimates.Estimates;
import pl.sos.estimates.Evidence;
import pl.sos.estimates.OfferWords;
import pl.sos.estimates.ProposeEstimate;
import pl.sos.estimates.ProposeResult;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.kernel.Category;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.TicketNumber;
import pl.sos.kernel.WorkKind;
import pl.sos.tickets.Queue;
import pl.sos.tickets.QueueFilter;
import pl.sos.tickets.QueueRow;
import pl.sos.tickets.QueueTab;

/** An estimate that waits for the chairman of the main client, and one that another client's decision-maker accepted. */
@Component
class DemoEstimates {
    private final Estimates estimates;
    private final Queue queue;
    private final People people;

    DemoEstimates(Estimates estimates, Queue queue, People people) {
        this.estimates = estimates;
        this.queue = queue;
        this.people = people;
    }

    void load(DemoPeople known) {
        var who = known.staff("anna");
        for (var row : DemoFiles.rows("estimates.csv")) {
            ticket(known.client(row.get("client")), who)
                    .map(number -> new ProposeEstimate(
                            "demo:" + row.get("key"),
                            number,
                            Minutes.of(Long.parseLong(row.get("minutes"))),
                            WorkKind.ANALYSIS,
                            row.get("what"),
                            Optional.empty()))
                    .map(wish -> estimates.propose(wish, who.id()))
                    .filter(result -> !row.get("accepted").isEmpty())
                    .ifPresent(result -> {
                        if (result instanceof ProposeResult.Proposed proposed) {
                            accept(proposed.estimate());
                        }
                    });
        }
    }

    private void accept(Estimate estimate) {
        people.contactsOf(estimate.client()).stream()
                .filter(person -> person.has(Role.DECISION_MAKER))
                .findFirst()
                .ifPresent(person -> estimates.accept(
                        estimate.id(),
                        OfferWords.fingerprint(estimates.now(estimate)),
                        person.id(),
                        new Evidence(Evidence.Via.PORTAL, "127.0.0.1", "demo")));
    }

    /** An open one that is no repair; what is most like an analysis first. */
    private Optional<TicketNumber> ticket(ClientId client, Person viewer) {
        var open = queue.page(QueueFilter.of(QueueTab.OPEN, viewer.id()).withClient(client), Optional.empty(), 50)
                .items();
        return Stream.of(
                        Category.ANALYSIS,
                        Category.CHANGE,
                        Category.CONSULTATION,
                        Category.TRAINING,
                        Category.OTHER,
                        Category.UPDATE)
                .flatMap(category -> open.stream().filter(row -> row.category() == category))
                .map(QueueRow::number)
                .findFirst();
    }
}
