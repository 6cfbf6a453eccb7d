package pl.sos.remote.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.ground.VendorData;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.Language;
import pl.sos.page.Page;
import pl.sos.page.Pdf;
import pl.sos.page.Times;
import pl.sos.remote.CopyFilter;
import pl.sos.remote.DatabaseCopies;
import pl.sos.remote.DatabaseCopy;
import pl.sos.remote.RemoteSessions;
import pl.sos.remote.SessionFilter;
import pl.sos.tickets.web.Addresses;

/** What a client may have of the register: its page in the portal, everything as a document and a table, certificates. */
@Controller
class ExportPages {
    private static final int ROWS = 50;

    private final RemoteSessions sessions;
    private final DatabaseCopies copies;
    private final ClientRegister register;
    private final Clients clients;
    private final VendorData vendor;
    private final Pdf pdf;
    private final Clock clock;

    ExportPages(
            RemoteSessions sessions,
            DatabaseCopies copies,
            ClientRegister register,
            Clients clients,
            VendorData vendor,
            Pdf pdf,
            Clock clock) {
        this.sessions = sessions;
        this.copies = copies;
        this.register = register;
        this.clients = clients;
        this.vendor = vendor;
        this.pdf = pdf;
        this.clock = clock;
    }

    @GetMapping("/portal/remote")
    ModelAndView portal(@RequestParam Optional<String> after, Page page, SignedIn me) {
        var client = own(me);
        var filter = new CopyFilter(Optional.of(client.id()), Optional.empty(), copies.today());
        return new ModelAndView(
                page.fragment() ? "remote/portal-now" : "remote/portal",
                "view",
                new PortalRegisterView(
                        "client:" + client.id(),
                        sessions.open(client.id()),
                        sessions.page(SessionFilter.of(client.id()), after, ROWS),
                        copies.page(filter, Optional.empty(), ROWS),
                        copies.today()));
    }

    @GetMapping("/portal/remote.pdf")
    ResponseEntity<byte[]> ownDocument(Page page, SignedIn me) {
        return document(own(me), page);
    }

    @GetMapping("/portal/remote.csv")
    void ownTable(Page page, SignedIn me, HttpServletResponse response) throws IOException {
        table(own(me), page, response);
    }

    @GetMapping("/portal/remote/copies.csv")
    void ownCopies(Page page, SignedIn me, HttpServletResponse response) throws IOException {
        copiesTable(own(me), page, response);
    }

    @GetMapping("/clients/{slug}/remote.pdf")
    ResponseEntity<byte[]> document(@PathVariable String slug, Page page) {
        return document(client(slug), page);
    }

    @GetMapping("/clients/{slug}/remote.csv")
    void table(@PathVariable String slug, Page page, HttpServletResponse response) throws IOException {
        table(client(slug), page, response);
    }

    @GetMapping("/clients/{slug}/copies.csv")
    void copiesTable(@PathVariable String slug, Page page, HttpServletResponse response) throws IOException {
        copiesTable(client(slug), page, response);
    }

    @GetMapping("/remote/copies/{id}/certificate.pdf")
    ResponseEntity<byte[]> certificate(@PathVariable String id) {
        return certificateOf(CopyPages.copyId(id).flatMap(copies::find));
    }

    @GetMapping("/portal/remote/copies/{id}/certificate.pdf")
    ResponseEntity<byte[]> ownCertificate(@PathVariable String id) {
        return certificateOf(CopyPages.copyId(id).flatMap(copies::find));
    }

    private ResponseEntity<byte[]> certificateOf(Optional<DatabaseCopy> found) {
        var copy = found.filter(one -> one.deleted().isPresent()).orElseThrow(Addresses::notFound);
        var client = clients.find(copy.client()).orElseThrow(Addresses::notFound);
        var number = copy.deleted().orElseThrow().certificate().replace('/', '-');
        return file(
                pdf.print(
                        "remote/print/certificate",
                        Map.of(
                                "copy",
                                copy,
                                "client",
                                client,
                                "vendor",
                                vendor.get(),
                                "words",
                                new Times(Language.PL, clock))),
                "zaswiadczenie-" + number + ".pdf");
    }

    private ResponseEntity<byte[]> document(Client client, Page page) {
        var whole = register.of(client, page.date(copies.today()));
        return file(
                pdf.print("remote/print/register", Map.of("page", page, "whole", whole)),
                "rejestr-" + client.slug() + ".pdf");
    }

    private void table(Client client, Page page, HttpServletResponse response) throws IOException {
        var whole = register.of(client, "");
        var out = RegisterPages.table(response, "rejestr-" + client.slug() + ".csv");
        out.write(Csv.sessionsHead(page));
        for (var session : whole.sessions()) {
            out.write(Csv.line(session, page));
        }
    }

    private void copiesTable(Client client, Page page, HttpServletResponse response) throws IOException {
        var whole = register.of(client, "");
        var out = RegisterPages.table(response, "kopie-baz-" + client.slug() + ".csv");
        out.write(Csv.copiesHead(page));
        for (var copy : whole.copies()) {
            out.write(Csv.line(copy, page));
        }
    }

    private Client client(String slug) {
        return clients.findBySlug(slug).orElseThrow(Addresses::notFound);
    }

    private Client own(SignedIn me) {
        return me.person().client().flatMap(clients::find).orElseThrow(Addresses::notFound);
    }

    private static ResponseEntity<byte[]> file(byte[] content, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }
}
