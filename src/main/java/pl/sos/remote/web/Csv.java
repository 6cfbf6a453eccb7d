package pl.sos.remote.web;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import pl.sos.page.Page;
import pl.sos.page.SafeCsv;
import pl.sos.page.Times;
import pl.sos.remote.DatabaseCopy;
import pl.sos.remote.RemoteSession;

/** The register as tables for spreadsheets. */
final class Csv {
    private Csv() {}

    static String sessionsHead(Page page) {
        return head(
                page,
                Stream.of(
                        "asked",
                        "client",
                        "ticket",
                        "state",
                        "purpose",
                        "asked-by",
                        "person",
                        "consent",
                        "consent-at",
                        "tool",
                        "number",
                        "conducted-by",
                        "started",
                        "ended",
                        "minutes-number",
                        "booked-number"));
    }

    static String line(RemoteSession session, Page page) {
        var run = session.run();
        var consent = session.consent();
        return SafeCsv.line(List.of(
                at(session.request().at()),
                session.clientName(),
                session.ticket().map(ticket -> ticket.number().toString()).orElse(""),
                page.t("remote.state", session.state()),
                session.request().purpose(),
                session.request().by().name(),
                session.request().person().name(),
                consent.map(one -> page.t("remote.agreed." + one.how(), one.name())
                                + (one.note().isEmpty() ? "" : " – " + one.note()))
                        .orElse(""),
                consent.map(one -> at(one.at())).orElse(""),
                page.t("remote.tool", session.reach().tool()),
                session.reach().number().orElse(""),
                run.map(one -> one.by().name()).orElse(""),
                run.map(one -> at(one.startedAt())).orElse(""),
                run.flatMap(RemoteSession.Run::endedAt).map(Csv::at).orElse(""),
                run.map(one -> String.valueOf(session.minutes(page.now()).value()))
                        .orElse(""),
                session.booked()
                        .map(one -> String.valueOf(one.minutes().value()))
                        .orElse("")));
    }

    static String copiesHead(Page page) {
        return head(
                page,
                Stream.of(
                        "received",
                        "client",
                        "installation",
                        "received-by",
                        "received-how",
                        "purpose",
                        "masked",
                        "kept-where",
                        "keeper",
                        "delete-by",
                        "deleted",
                        "deleted-by",
                        "deleted-how",
                        "certificate"));
    }

    static String line(DatabaseCopy copy, Page page) {
        var deleted = copy.deleted();
        return SafeCsv.line(List.of(
                at(copy.received().at()),
                copy.clientName(),
                copy.installationName(),
                copy.received().by().name(),
                page.t("remote.copy.how", copy.received().how()),
                copy.received().purpose(),
                page.t(copy.received().masked() ? "remote.copy.masked" : "remote.copy.not-masked"),
                copy.keptWhere(),
                copy.keeper().name(),
                copy.deleteBy().toString(),
                deleted.map(one -> at(one.at())).orElse(""),
                deleted.map(one -> one.by().name()).orElse(""),
                deleted.map(DatabaseCopy.Deleted::how).orElse(""),
                deleted.map(DatabaseCopy.Deleted::certificate).orElse("")));
    }

    private static String head(Page page, Stream<String> columns) {
        return SafeCsv.MARK
                + SafeCsv.line(
                        columns.map(column -> page.t("remote.column." + column)).toList());
    }

    private static String at(Instant instant) {
        var local = instant.atZone(Times.ZONE);
        return local.toLocalDate() + " " + "%02d:%02d".formatted(local.getHour(), local.getMinute());
    }
}
