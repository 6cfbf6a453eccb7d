package pl.sos.mail.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import pl.sos.mail.IncomingMails;
import pl.sos.mail.internal.IncomingMail;
import pl.sos.mail.internal.reading.ReadMail;

/** A mail as it came, for whoever may read it: its bytes, and its own layout. */
@Component
class WholeMail {
    private final IncomingMails mails;

    WholeMail(IncomingMails mails) {
        this.mails = mails;
    }

    /** The bytes, never shown by the browser. */
    ResponseEntity<InputStreamResource> raw(IncomingMail mail) throws IOException {
        var content = mails.raw(mail).orElseThrow(WholeMail::notFound);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .contentLength(mail.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"mail-" + mail.id() + ".eml\"")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(new InputStreamResource(content));
    }

    /** As it was laid out: sanitised, in a sandbox, fetching nothing. */
    ResponseEntity<byte[]> html(IncomingMail mail) {
        if (!(mails.read(mail) instanceof ReadMail.Read(var parsed))
                || parsed.body().html().isEmpty()) {
            throw notFound();
        }
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header("Content-Security-Policy", LaidOut.POLICY)
                .body(LaidOut.page(parsed).getBytes(StandardCharsets.UTF_8));
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
