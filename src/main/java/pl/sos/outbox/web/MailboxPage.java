package pl.sos.outbox.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.ground.Scope;
import pl.sos.ground.Settings;
import pl.sos.kernel.MomentCursor;
import pl.sos.outbox.internal.MailStore;

/**
 * Every letter of the demo, for everybody at this machine: there are no real people behind its addresses. Anywhere else
 * there is no such page.
 */
@Controller
class MailboxPage {
    private static final int SHOWN = 25;

    private final MailStore store;
    private final TransactionTemplate transaction;
    private final Settings settings;

    MailboxPage(MailStore store, TransactionTemplate transaction, Settings settings) {
        this.store = store;
        this.transaction = transaction;
        this.settings = settings;
    }

    @GetMapping("/demo/mailbox")
    ModelAndView show(HttpServletRequest request) {
        refuseOthers(request);
        var to = Objects.requireNonNullElse(request.getParameter("to"), "").strip();
        var after = MomentCursor.parse(Objects.requireNonNullElse(request.getParameter("after"), ""));
        var recipient = Optional.of(to).filter(address -> !address.isEmpty());
        var slice = Scope.asSystem(() -> transaction.execute(status -> store.page(recipient, after, SHOWN)));
        return new ModelAndView("outbox/mailbox", "view", new MailboxView(Objects.requireNonNull(slice), to, settings));
    }

    private void refuseOthers(HttpServletRequest request) {
        // The address of the connection, which no header can forge, and the one it came in at.
        if (!settings.demo() || !isLoopback(request.getRemoteAddr()) || !isLoopback(request.getLocalAddr())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    /** A letter as a mail program shows its HTML form: in a frame of its own, without scripts, forms and pictures. */
    @GetMapping("/demo/mailbox/{id}/html")
    ResponseEntity<String> html(@PathVariable String id, HttpServletRequest request) {
        refuseOthers(request);
        try {
            var letter = UUID.fromString(id);
            return Scope.asSystem(() -> transaction.execute(status -> store.find(letter)))
                    .flatMap(mail -> mail.letter().html())
                    .map(text -> ResponseEntity.ok()
                            .contentType(MediaType.parseMediaType("text/html;charset=utf-8"))
                            .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                            .body(text))
                    .orElseGet(() -> ResponseEntity.notFound().build());
        } catch (IllegalArgumentException noId) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, noId);
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address.replace("[", "").replace("]", ""))
                    .isLoopbackAddress();
        } catch (IllegalArgumentException noLiteral) {
            return false;
        }
    }
}
