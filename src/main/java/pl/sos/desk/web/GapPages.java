package pl.sos.desk.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.contracts.Contract;
import pl.sos.contracts.Contracts;
import pl.sos.entitlement.Entitlements;
import pl.sos.ground.Sql;
import pl.sos.kernel.TicketId;
import pl.sos.kernel.TicketNumber;
import pl.sos.page.Times;
import pl.sos.page.Toast;

/** A contract was renewed after a gap: which of what was reported in between shall it cover? */
@Controller
class GapPages {
    private static final int MOST = 200;

    private final Contracts contracts;
    private final Entitlements entitlements;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    GapPages(Contracts contracts, Entitlements entitlements, JdbcClient jdbc, TransactionTemplate transaction) {
        this.contracts = contracts;
        this.entitlements = entitlements;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @GetMapping("/contracts/{number}/gap")
    ModelAndView look(@PathVariable String number) {
        return new ModelAndView("desk/gap", "view", view(number));
    }

    @PostMapping("/contracts/{number}/gap")
    ModelAndView attach(
            @PathVariable String number,
            @RequestParam(defaultValue = "") Set<String> tickets,
            HttpServletResponse response) {
        GapView view = view(number);
        // Only what lies in the gap can be chosen, whatever the form says.
        var chosen = view.rows().stream()
                .filter(row -> tickets.contains(row.id().toString()))
                .map(GapView.Row::id)
                .collect(Collectors.toList());
        entitlements.attach(chosen, view.contract().id());
        Toast.afterRedirect(response, "desk.gap.done");
        return new ModelAndView("redirect:/contracts/" + view.contract().slug());
    }

    private GapView view(String number) {
        Contract contract = contracts.byNumber(number).orElseThrow(GapPages::notThere);
        Contract former = contract.follows().flatMap(contracts::find).orElseThrow(GapPages::notThere);
        LocalDate first = former.until().orElse(contract.from().minusDays(1)).plusDays(1);
        LocalDate last = contract.from().minusDays(1);
        return new GapView(contract, former, first, last, first.isAfter(last) ? List.of() : rows(contract, first));
    }

    private List<GapView.Row> rows(Contract contract, LocalDate first) {
        return transaction.execute(status -> jdbc.sql("""
                        select t.id, t.number, t.subject, t.reported_at, a.ticket_id is not null as attached
                        from tickets.ticket t left join entitlement.attachment a on a.ticket_id = t.id
                        where t.client_id = ? and t.reported_at >= ? and t.reported_at < ? and t.merged_into is null
                        order by t.reported_at, t.number limit ?
                        """)
                .param(contract.client().value())
                .param(Sql.at(first.atStartOfDay(Times.ZONE).toInstant()))
                .param(Sql.at(contract.from().atStartOfDay(Times.ZONE).toInstant()))
                .param(MOST)
                .query((row, number) -> new GapView.Row(
                        new TicketId(Sql.uuid(row, "id")),
                        new TicketNumber(row.getLong("number")).toString(),
                        row.getString("subject"),
                        Sql.instant(row, "reported_at"),
                        row.getBoolean("attached")))
                .list());
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
