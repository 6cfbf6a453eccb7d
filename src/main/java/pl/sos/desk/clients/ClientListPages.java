package pl.sos.desk.clients;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.caretakers.Caretakers;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.PhoneNumber;
import pl.sos.kernel.Slice;
import pl.sos.page.Page;
import pl.sos.page.SafeCsv;

/** The clients' list and its export. */
@Controller
class ClientListPages {
    private static final int ROWS = 50;
    private static final int ROWS_OF_EXPORT = 500;

    private final Clients clients;
    private final Caretakers caretakers;
    private final ClientRows rows;

    ClientListPages(Clients clients, Caretakers caretakers, ClientRows rows) {
        this.clients = clients;
        this.caretakers = caretakers;
        this.rows = rows;
    }

    @GetMapping("/clients")
    ModelAndView list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String mine,
            @RequestParam Optional<String> after,
            Page page,
            SignedIn me) {
        var slice = slice(q, mine, after, ROWS, me);
        var next = slice.next().map(cursor -> "/clients?q=" + encoded(q) + "&after=" + encoded(cursor));
        var view = new ClientListView(q, isMine(mine), rows.of(slice.items()), next);
        var template = page.fills("more")
                ? "desk/clients/rows"
                : page.fills("clients-found") ? "desk/clients/found" : "desk/clients/list";
        return new ModelAndView(template, "view", view);
    }

    @GetMapping("/clients.csv")
    void csv(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String mine,
            Page page,
            SignedIn me,
            HttpServletResponse response)
            throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"klienci.csv\"");
        try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write(SafeCsv.MARK);
            out.write(SafeCsv.line(List.of(page.t("clients.csv.head").split(";"))));
            var after = Optional.<String>empty();
            do {
                var slice = slice(q, mine, after, ROWS_OF_EXPORT, me);
                for (var row : rows.of(slice.items())) {
                    out.write(SafeCsv.line(cells(row, page)));
                }
                after = slice.next();
            } while (after.isPresent());
        }
    }

    private Slice<Client> slice(String q, String mine, Optional<String> after, int limit, SignedIn me) {
        return isMine(mine)
                ? new Slice<>(clients.find(caretakers.clientsOf(me.id())), Optional.empty())
                : clients.list(q, after, limit);
    }

    private static List<String> cells(ClientRow row, Page page) {
        var client = row.client();
        return List.of(
                client.name(),
                client.nip().digits(),
                client.slug(),
                client.city().orElse(""),
                client.sizeBand().orElse(""),
                String.join(
                        ", ", client.phones().stream().map(PhoneNumber::e164).toList()),
                String.join(", ", client.domains()),
                page.t(row.light().underCare() ? "clients.care.yes" : "clients.care.no"),
                Integer.toString(row.light().openTickets()),
                row.caretaker().orElse(""),
                row.standsIn().orElse(""));
    }

    private static boolean isMine(String mine) {
        return mine.equals("1");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
