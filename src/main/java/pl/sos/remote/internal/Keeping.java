package pl.sos.remote.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.clients.Clients;
import pl.sos.clients.Installation;
import pl.sos.ground.AllOrNothing;
import pl.sos.ground.LiveEvents;
import pl.sos.ground.Topic;
import pl.sos.identity.AuditLog;
import pl.sos.identity.People;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Slice;
import pl.sos.notifications.Notices;
import pl.sos.page.Times;
import pl.sos.remote.ChangeCopy;
import pl.sos.remote.CopyFilter;
import pl.sos.remote.CopyId;
import pl.sos.remote.CopyResult;
import pl.sos.remote.DatabaseCopy;
import pl.sos.remote.Happened;
import pl.sos.remote.ReceiveCopy;
import pl.sos.remote.Violation;

/** The register of database copies: what came, what was changed, what is gone. */
@Component
public class Keeping {
    private static final int PURPOSE = 1000;
    private static final int PLACE = 300;
    private static final int WORDS = 500;
    private static final int NAME = 200;
    private static final int MOST_DAYS = 366;
    private static final Duration LONG_AGO = Duration.ofDays(400);

    private final CopyStore copies;
    private final EventStore history;
    private final Conditions conditions;
    private final Clients clients;
    private final People people;
    private final AuditLog audit;
    private final Notices notices;
    private final LiveEvents live;
    private final AllOrNothing whole;
    private final Clock clock;

    Keeping(
            CopyStore copies,
            EventStore history,
            Conditions conditions,
            Clients clients,
            People people,
            AuditLog audit,
            Notices notices,
            LiveEvents live,
            AllOrNothing whole,
            Clock clock) {
        this.copies = copies;
        this.history = history;
        this.conditions = conditions;
        this.clients = clients;
        this.people = people;
        this.audit = audit;
        this.notices = notices;
        this.live = live;
        this.whole = whole;
        this.clock = clock;
    }

    public CopyResult receive(ReceiveCopy wish, PersonId by) {
        return whole.of(() -> received(wish, by), result -> result instanceof CopyResult.Done);
    }

    private CopyResult received(ReceiveCopy wish, PersonId by) {
        var before = copies.byKey(by, wish.key());
        if (before.isPresent()) {
            return new CopyResult.Done(before.get());
        }
        if (clients.find(wish.client()).isEmpty()) {
            return new CopyResult.NotFound();
        }
        var now = now();
        var installation = wish.installation()
                .flatMap(id -> clients.installations(wish.client()).stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst());
        var name = installation
                .map(Installation::name)
                .orElseGet(() -> wish.installationName().strip());
        var found = violations(wish, name, installation, now);
        if (!found.isEmpty()) {
            return new CopyResult.Refused(found);
        }
        var id = CopyId.next();
        if (!copies.insert(id, wish, name, by, now)) {
            return new CopyResult.Done(copies.byKey(by, wish.key()).orElseThrow());
        }
        var copy = copies.find(id).orElseThrow();
        note(copy, by, now, "RECEIVED", "", "", wish.purpose().strip());
        if (needsReason(wish)) {
            note(
                    copy,
                    by,
                    now,
                    "WITHOUT_AGREEMENT",
                    "",
                    "",
                    wish.withoutAgreement().strip());
        }
        return new CopyResult.Done(copy);
    }

    public CopyResult change(ChangeCopy wish, PersonId by) {
        return whole.of(() -> changed(wish, by), result -> result instanceof CopyResult.Done);
    }

    private CopyResult changed(ChangeCopy wish, PersonId by) {
        var found = copies.locked(wish.id());
        if (found.isEmpty()) {
            return new CopyResult.NotFound();
        }
        var was = found.get();
        if (was.version() != wish.seen() || was.deleted().isPresent()) {
            return new CopyResult.Overtaken(was);
        }
        var wrong = new ArrayList<Violation>();
        text(wrong, "keptWhere", "kept-where", wish.keptWhere(), PLACE);
        text(wrong, "why", "why", wish.why(), WORDS);
        deleteBy(wrong, wish.deleteBy(), was.received().at());
        keeper(wrong, wish.keeper());
        if (!wrong.isEmpty()) {
            return new CopyResult.Refused(wrong);
        }
        copies.change(wish);
        var now = now();
        var is = copies.find(wish.id()).orElseThrow();
        var why = wish.why().strip();
        if (!is.deleteBy().equals(was.deleteBy()) || !is.keeper().equals(was.keeper())) {
            // What was told is not so any more, or is another's to do.
            notices.withdraw(wish.id().value());
        }
        line(is, by, now, "DELETE_BY", was.deleteBy().toString(), is.deleteBy().toString(), why);
        line(is, by, now, "KEPT_WHERE", was.keptWhere(), is.keptWhere(), why);
        line(is, by, now, "KEEPER", was.keeper().name(), is.keeper().name(), why);
        return new CopyResult.Done(is);
    }

    /** @param at when it was deleted, not before it came and not in the future */
    public CopyResult delete(CopyId id, Instant at, String how, PersonId by) {
        return whole.of(() -> deleted(id, at, how, by), result -> result instanceof CopyResult.Done);
    }

    private CopyResult deleted(CopyId id, Instant at, String how, PersonId by) {
        var found = copies.locked(id);
        if (found.isEmpty()) {
            return new CopyResult.NotFound();
        }
        var was = found.get();
        if (was.deleted().isPresent()) {
            // The same click again, or a colleague's: it is gone either way, with the certificate that it got.
            return new CopyResult.Done(was);
        }
        var now = now();
        var wrong = new ArrayList<Violation>();
        text(wrong, "how", "deleted-how", how, WORDS);
        if (at.isAfter(now) || at.isBefore(was.received().at())) {
            wrong.add(Violation.of("at", "deleted-at"));
        }
        if (!wrong.isEmpty()) {
            return new CopyResult.Refused(wrong);
        }
        var year = LocalDate.ofInstant(at, Times.ZONE).getYear();
        var certificate = "ZU/" + copies.nextCertificate() + "/" + year;
        copies.delete(id, at.truncatedTo(ChronoUnit.MICROS), by, how.strip(), certificate, now);
        var copy = copies.find(id).orElseThrow();
        note(copy, by, now, "DELETED", "", certificate, how.strip());
        notices.withdraw(id.value());
        return new CopyResult.Done(copy);
    }

    public Optional<DatabaseCopy> find(CopyId id) {
        return copies.find(id);
    }

    public Slice<DatabaseCopy> page(CopyFilter filter, Optional<String> after, int limit) {
        return copies.page(filter, after, limit);
    }

    public List<Happened> history(CopyId id) {
        return history.of(id);
    }

    private void line(DatabaseCopy copy, PersonId by, Instant now, String what, String was, String became, String why) {
        if (!was.equals(became)) {
            note(copy, by, now, what, was, became, why);
        }
    }

    private void note(DatabaseCopy copy, PersonId by, Instant now, String what, String was, String became, String why) {
        history.ofCopy(copy.id(), copy.client(), by, now, what, was, became, why);
        audit.record(
                by,
                "remote.copy-" + what.toLowerCase(Locale.ROOT).replace('_', '-'),
                "client:" + copy.client(),
                Map.of("copy", copy.id(), "was", was, "became", became));
        live.publish(Topic.of("remote"), Topic.of("client:" + copy.client()));
    }

    private List<Violation> violations(
            ReceiveCopy wish, String name, Optional<Installation> installation, Instant now) {
        var wrong = new ArrayList<Violation>();
        if (wish.installation().isPresent() && installation.isEmpty()) {
            wrong.add(Violation.of("installation", "installation"));
        } else {
            text(wrong, "installation", "installation", name, NAME);
        }
        text(wrong, "purpose", "copy-purpose", wish.purpose(), PURPOSE);
        text(wrong, "keptWhere", "kept-where", wish.keptWhere(), PLACE);
        if (wish.receivedAt().isAfter(now) || wish.receivedAt().isBefore(now.minus(LONG_AGO))) {
            // From such a day, which may lie past the end of calendars, nothing is counted.
            wrong.add(Violation.of("receivedAt", "received-at", LONG_AGO.toDays()));
        } else {
            deleteBy(wrong, wish.deleteBy(), wish.receivedAt());
        }
        keeper(wrong, wish.keeper());
        if (needsReason(wish)) {
            text(wrong, "withoutAgreement", "without-agreement", wish.withoutAgreement(), WORDS);
        }
        return wrong;
    }

    /** Personal data may be processed for somebody only upon a contract that says so: RODO art. 28 ust. 3. */
    private boolean needsReason(ReceiveCopy wish) {
        return !wish.masked()
                && conditions.of(wish.client()).processingAgreement().isEmpty();
    }

    private static void text(List<Violation> wrong, String field, String code, String text, int most) {
        if (text.isBlank()) {
            wrong.add(Violation.of(field, code));
        } else if (text.strip().length() > most) {
            wrong.add(Violation.of(field, "too-long", most));
        }
    }

    private static void deleteBy(List<Violation> wrong, LocalDate deleteBy, Instant receivedAt) {
        var came = LocalDate.ofInstant(receivedAt, Times.ZONE);
        if (deleteBy.isBefore(came) || deleteBy.isAfter(came.plusDays(MOST_DAYS))) {
            wrong.add(Violation.of("deleteBy", "delete-by"));
        }
    }

    private void keeper(List<Violation> wrong, PersonId keeper) {
        if (people.find(keeper)
                .filter(person -> person.isStaff() && person.active())
                .isEmpty()) {
            wrong.add(Violation.of("keeper", "keeper"));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
