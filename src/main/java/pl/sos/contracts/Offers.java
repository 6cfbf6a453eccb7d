package pl.sos.contracts;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.contracts.internal.OfferStore;
import pl.sos.ground.Settings;
import pl.sos.identity.AuditLog;
import pl.sos.identity.Person;
import pl.sos.identity.Role;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Language;
import pl.sos.kernel.Minutes;
import pl.sos.outbox.Letter;
import pl.sos.outbox.Outbox;
import pl.sos.outbox.Stationery;
import pl.sos.page.Pdf;
import pl.sos.page.Times;
import pl.sos.page.Words;

/** Offers of variant I, prepared out of variant II: the same applications, the same hours, from the day after it. */
@Component
public class Offers {
    private static final int OPEN_FOR_DAYS = 14;
    private static final int LONGEST_REMARK = 2000;

    private final Contracts contracts;
    private final OfferStore store;
    private final Clients clients;
    private final TermSheets sheets;
    private final Pdf pdf;
    private final Stationery stationery;
    private final Outbox outbox;
    private final Settings settings;
    private final AuditLog audit;
    private final Clock clock;

    Offers(
            Contracts contracts,
            OfferStore store,
            Clients clients,
            TermSheets sheets,
            Pdf pdf,
            Stationery stationery,
            Outbox outbox,
            Settings settings,
            AuditLog audit,
            Clock clock) {
        this.contracts = contracts;
        this.store = store;
        this.clients = clients;
        this.sheets = sheets;
        this.pdf = pdf;
        this.stationery = stationery;
        this.outbox = outbox;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is prepared or was sent for a contract of variant II; empty for one of variant I. */
    @Transactional(readOnly = true)
    public Optional<Offer> of(Contract contract) {
        return contract.variant() == Variant.STANDARD
                ? Optional.empty()
                : store.find(contract.id()).or(() -> Optional.of(prepared(contract)));
    }

    /** What was sent for a contract; a client finds nothing else. */
    @Transactional(readOnly = true)
    public Optional<Offer> sent(ContractId contract) {
        return store.find(contract).filter(offer -> offer.sentAt().isPresent());
    }

    /** The offer that lies ready before anybody touched it. */
    public static Offer prepared(Contract contract) {
        LocalDate starts = contract.until().orElseThrow().plusDays(1);
        Terms terms = OfferDefaults.terms(contract.versions().getFirst().terms().scope());
        return new Offer(
                contract.id(),
                contract.client(),
                starts,
                starts.plusDays(OPEN_FOR_DAYS),
                terms.withHours(terms.hours()
                        .withMonthly(contract.versions().getFirst().terms().includedMinutes())),
                "",
                Optional.empty());
    }

    /** What is wrong with an offer; none when it was kept. One that was sent is not changed any more. */
    @Transactional
    public List<Violation> keep(Offer offer) {
        var wrong = new ArrayList<Violation>();
        if (offer.remark().length() > LONGEST_REMARK) {
            wrong.add(Violation.of("remark", "too-long", LONGEST_REMARK));
        }
        if (offer.terms().hours().monthly().compareTo(Minutes.hours(744)) > 0) {
            wrong.add(Violation.of("includedHours", "no-hours"));
        }
        if (offer.terms().fee().monthly().isNegative()) {
            wrong.add(Violation.of("monthly", "money-out-of-range", "1 000 000 PLN"));
        }
        if (wrong.isEmpty()
                && !store.save(offer, clock.instant(), SignedIn.current().map(SignedIn::id))) {
            wrong.add(Violation.of("offer", "offer-sent"));
        }
        return wrong;
    }

    /**
     * Sends what was kept to the client's decision-makers: a letter, and from then on the offer stands in their portal.
     *
     * @return how many were written to; none when it was sent before or nobody decides there
     */
    @Transactional
    public int send(ContractId id) {
        Contract contract = contracts.find(id).orElseThrow();
        Client client = clients.find(contract.client()).orElseThrow();
        var readers = clients.contacts(client.id()).stream()
                .filter(person -> person.active() && person.has(Role.DECISION_MAKER))
                .toList();
        if (readers.isEmpty()
                || !store.sent(id, clock.instant(), SignedIn.current().map(SignedIn::id))) {
            return 0;
        }
        Offer offer = store.find(id).orElseThrow();
        for (Person reader : readers) {
            outbox.send(stationery.dressed(letter(contract, offer, reader), reader.language()));
        }
        audit.record("contracts.offer-sent", "contract:" + contract.number(), Map.of("to", readers.size()));
        return readers.size();
    }

    private Letter letter(Contract contract, Offer offer, Person reader) {
        var times = new Times(reader.language(), clock);
        return Letter.of(
                reader.email(),
                Words.of(reader.language(), "contracts.offer.letter.subject"),
                Words.of(
                        reader.language(),
                        "contracts.offer.letter.text",
                        times.date(contract.until().orElseThrow()),
                        times.date(offer.startsOn()),
                        times.date(offer.validUntil()),
                        offer.remark(),
                        settings.baseUrl() + "/portal/contract"));
    }

    /** The offer as a Polish letter. */
    public byte[] print(Contract contract, Offer offer) {
        var times = new Times(Language.PL, clock);
        var letter = new OfferLetter(
                contract,
                clients.find(contract.client()).orElseThrow(),
                offer,
                sheets.of(offer.terms(), offer.client(), Language.PL),
                times.date(contract.until().orElseThrow()),
                times.date(offer.startsOn()),
                times.date(offer.validUntil()));
        return pdf.print("contracts/print/offer", Map.of("letter", letter));
    }

    /** What the printed offer says. */
    public record OfferLetter(
            Contract contract,
            Client client,
            Offer offer,
            TermSheet sheet,
            String until,
            String startsOn,
            String validUntil) {}
}
