package pl.sos.mail.web;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.mail.IncomingMails;
import pl.sos.mail.internal.IncomingMail;
import pl.sos.mail.internal.reading.ReadMail;

/** What a client's people wrote us by mail, whole: the thread shows what was new in it. */
@Controller
class PortalMailPages {
    private final IncomingMails mails;
    private final WholeMail whole;

    PortalMailPages(IncomingMails mails, WholeMail whole) {
        this.mails = mails;
        this.whole = whole;
    }

    @GetMapping("/portal/mail/{id}")
    ModelAndView one(@PathVariable UUID id) {
        var mail = mail(id);
        var read = mails.read(mail) instanceof ReadMail.Read(var parsed)
                ? Optional.of(parsed)
                : Optional.<pl.sos.mail.internal.reading.ParsedMail>empty();
        return new ModelAndView("mail/portal", "view", new PortalMailView(mail, read));
    }

    @GetMapping("/portal/mail/{id}/raw")
    ResponseEntity<InputStreamResource> raw(@PathVariable UUID id) throws IOException {
        return whole.raw(mail(id));
    }

    @GetMapping("/portal/mail/{id}/html")
    ResponseEntity<byte[]> html(@PathVariable UUID id) {
        return whole.html(mail(id));
    }

    private IncomingMail mail(UUID id) {
        return mails.findWritten(id).orElseThrow(WholeMail::notFound);
    }
}
