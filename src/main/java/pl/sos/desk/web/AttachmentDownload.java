package pl.sos.desk.web;

import java.io.IOException;
import java.util.UUID;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import pl.sos.kernel.AttachmentId;
import pl.sos.tickets.Attachments;

/** Files people sent, for staff and clients alike: always a download, never shown in the browser. */
@Controller
class AttachmentDownload {
    private final Attachments attachments;

    AttachmentDownload(Attachments attachments) {
        this.attachments = attachments;
    }

    @GetMapping("/attachments/{id}")
    ResponseEntity<InputStreamResource> download(@PathVariable UUID id) throws IOException {
        return attachments
                .open(new AttachmentId(id))
                .map(file -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_OCTET_STREAM)
                        .contentLength(file.size())
                        .header(HttpHeaders.CONTENT_DISPOSITION, file.contentDisposition())
                        .header("Content-Security-Policy", "sandbox; default-src 'none'")
                        .body(new InputStreamResource(file.content())))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
