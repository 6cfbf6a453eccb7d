package pl.sos.tickets.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.AttachmentId;
import pl.sos.kernel.ClientId;
import pl.sos.page.Page;
import pl.sos.tickets.Actor;
import pl.sos.tickets.Attachments;
import pl.sos.tickets.StoreFileResult;

/** A file sent as the request's body, its name in a header, so that it streams and shows its progress. */
@Component
public class Uploads {
    private final Attachments attachments;

    Uploads(Attachments attachments) {
        this.attachments = attachments;
    }

    public ResponseEntity<Map<String, String>> take(HttpServletRequest request, ClientId client, Page page, SignedIn me)
            throws IOException {
        if (request.getContentLengthLong() > Attachments.MAX_SIZE) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).body(Map.of());
        }
        return switch (attachments.store(request.getInputStream(), name(request), client, Actor.of(me))) {
            case StoreFileResult.Stored(var stored) ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .body(Map.of("id", stored.id().toString(), "shown", page.size(stored.size())));
            case StoreFileResult.Refused(var violations) ->
                ResponseEntity.unprocessableContent()
                        .body(Map.of("error", String.join(" ", Violations.sentences(violations, page))));
        };
    }

    /**
     * The stored files that a form names; a row whose file is not there yet names none.
     *
     * @throws ResponseStatusException 400 for what no page of ours wrote
     */
    public static List<AttachmentId> named(Optional<List<String>> ids) {
        try {
            return ids.orElse(List.of()).stream()
                    .filter(id -> !id.isBlank())
                    .map(AttachmentId::of)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, e);
        }
    }

    private static String name(HttpServletRequest request) {
        var given = request.getHeader("X-File-Name");
        try {
            return given == null ? "" : URLDecoder.decode(given.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return given;
        }
    }
}
