package pl.sos.mail.internal.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A part of a mail (RFC 2046 section 5). A mail within a mail is a leaf: it is kept whole.
 *
 * @param type with a value that is never empty
 * @param body still in its transfer encoding
 * @param children of a container
 * @param depth how many containers it lies in
 */
record MailPart(
        HeaderBlock headers,
        MediaType type,
        Optional<MediaType> disposition,
        Span body,
        List<MailPart> children,
        int depth) {
    private static final int MOST_HEADERS = 200;
    private static final int MOST_HEADER_BYTES = 64 * 1024;
    private static final int LONGEST_BOUNDARY = 200;

    MailPart {
        children = List.copyOf(children);
    }

    static MailPart root(HeaderBlock headers, Span mail, Run run) {
        return read(headers, mail.part(headers.bodyBegins(), mail.to()), "text/plain", 0, run);
    }

    /** What was taken out of a container that is no multipart, one deeper than it. */
    static MailPart within(MailPart container, byte[] content, Run run) {
        return child(Span.of(content), "text/plain", container.depth(), run);
    }

    private static MailPart read(HeaderBlock headers, Span body, String usual, int depth, Run run) {
        run.countPart(depth);
        var disposition = headers.first("content-disposition").map(MediaType::read);
        var declared = headers.first("content-type").map(MediaType::read);
        var type = declared.filter(one -> one.value().matches("[^/]{1,100}/[^/]{1,100}"))
                .orElseGet(() -> new MediaType(
                        declared.isPresent() && !declared.get().is("text") ? "application/octet-stream" : usual,
                        declared.map(MediaType::parameters).orElse(java.util.Map.of())));
        var boundary = type.parameters().get("boundary");
        if (!type.is("multipart/")) {
            return new MailPart(headers, type, disposition, body, List.of(), depth);
        }
        List<MailPart> children = boundary == null || boundary.isBlank() || boundary.length() > LONGEST_BOUNDARY
                ? List.of()
                : children(body, boundary, type.is("multipart/digest") ? "message/rfc822" : "text/plain", depth, run);
        if (children.isEmpty()) {
            // A container without anything in it: what there is, is read as text.
            run.warn(ReadWarning.TRUNCATED);
            return new MailPart(
                    headers, new MediaType("text/plain", type.parameters()), disposition, body, List.of(), depth);
        }
        return new MailPart(headers, type, disposition, body, children, depth);
    }

    private static List<MailPart> children(Span body, String boundary, String usual, int depth, Run run) {
        byte[] delimiter = ("--" + boundary).getBytes(StandardCharsets.UTF_8);
        var children = new ArrayList<MailPart>();
        int begin = -1;
        int at = body.from();
        boolean closed = false;
        while (at < body.to() && !closed) {
            int lineEnd = body.lineEnd(at);
            int end = ends(body, at, body.textEnd(at, lineEnd), delimiter);
            if (end != 0) {
                if (begin >= 0) {
                    // The line break before a delimiter belongs to the delimiter.
                    int until = at > begin && body.raw()[at - 1] == '\n' ? at - 1 : at;
                    until = until > begin && body.raw()[until - 1] == '\r' ? until - 1 : until;
                    children.add(child(body.part(begin, until), usual, depth, run));
                }
                begin = Math.min(body.to(), lineEnd + 1);
                closed = end == 2;
            }
            at = lineEnd + 1;
        }
        if (!closed && begin >= 0) {
            run.warn(ReadWarning.TRUNCATED);
            if (begin < body.to()) {
                children.add(child(body.part(begin, body.to()), usual, depth, run));
            }
        }
        return children;
    }

    private static MailPart child(Span span, String usual, int depth, Run run) {
        var headers = HeaderBlock.read(span, MOST_HEADERS, MOST_HEADER_BYTES);
        if (headers.cut()) {
            run.warn(ReadWarning.PART_HEADERS_CUT);
        }
        return read(headers, span.part(headers.bodyBegins(), span.to()), usual, depth + 1, run);
    }

    /** 1 when the line delimits, 2 when it closes, else 0. */
    private static int ends(Span span, int begin, int end, byte[] delimiter) {
        if (end - begin < delimiter.length) {
            return 0;
        }
        for (int i = 0; i < delimiter.length; i++) {
            if (span.raw()[begin + i] != delimiter[i]) {
                return 0;
            }
        }
        int rest = begin + delimiter.length;
        int kind = 1;
        if (rest + 1 < end && span.raw()[rest] == '-' && span.raw()[rest + 1] == '-') {
            kind = 2;
            rest += 2;
        }
        for (int i = rest; i < end; i++) {
            if (span.raw()[i] != ' ' && span.raw()[i] != '\t') {
                return 0;
            }
        }
        return kind;
    }

    TransferStream content() {
        return TransferStream.of(
                body, headers.first("content-transfer-encoding").orElse("7bit"));
    }

    /** The name as the sender wrote it. */
    Optional<String> fileName() {
        return disposition
                .flatMap(one -> one.parameter("filename"))
                .or(() -> type.parameter("name"))
                .or(() -> headers.first("content-description")
                        .map(EncodedWords::decode)
                        .filter(name -> name.matches(".{1,100}\\.[A-Za-z0-9]{1,5}")));
    }

    Optional<String> contentId() {
        return headers.first("content-id")
                .map(id -> EncodedWords.oneLine(id).replaceAll("^<|>$", "").strip())
                .filter(id -> !id.isEmpty() && id.length() <= 250);
    }

    boolean attached() {
        return disposition.filter(one -> one.is("attachment")).isPresent();
    }

    /** That it is part of what is read, not a file beside it. */
    boolean readable(boolean first) {
        if ((!type.value().equals("text/plain") && !type.value().equals("text/html")) || attached()) {
            return false;
        }
        boolean named = disposition.flatMap(one -> one.parameter("filename")).isPresent();
        return !named && (first || type.parameter("name").isEmpty());
    }
}
