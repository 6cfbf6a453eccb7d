package pl.sos.mail.internal.reading;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** One mail's body and attachments, gathered part by part. */
final class Reading {
    private static final Pattern META_CHARSET =
            Pattern.compile("<meta[^>]{0,200}charset\\s{0,3}=\\s{0,3}[\"']?([\\w-]{1,40})", Pattern.CASE_INSENSITIVE);

    private final Run run;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<AttachedFile> files = new ArrayList<>();
    private int charsLeft;
    private int unpackedLeft;

    Reading(Run run) {
        this.run = run;
        this.charsLeft = run.limits().textChars();
        this.unpackedLeft = run.limits().unpackedBytes();
    }

    /** What is read in one place: as plain text, as HTML, or as either. */
    private record Piece(Optional<String> plain, Optional<String> html) {}

    List<AttachedFile> files() {
        return files;
    }

    /** @param related that the part belongs to an HTML beside it */
    void take(MailPart part, boolean related) {
        run.checkTime();
        if (!part.children().isEmpty()) {
            switch (part.type().value()) {
                case "multipart/alternative" -> alternative(part);
                case "multipart/related" -> part.children().forEach(child -> take(child, true));
                case "multipart/encrypted" -> {
                    run.warn(ReadWarning.ENCRYPTED);
                    part.children().forEach(child -> attach(child, false));
                }
                case "multipart/signed" -> {
                    run.warn(ReadWarning.SIGNATURE_UNCHECKED);
                    part.children().forEach(child -> take(child, related));
                }
                default -> part.children().forEach(child -> take(child, related));
            }
            return;
        }
        if (part.readable(pieces.isEmpty())) {
            pieces.add(
                    part.type().value().equals("text/html")
                            ? new Piece(Optional.empty(), Optional.of(text(part)))
                            : new Piece(Optional.of(text(part)), Optional.empty()));
        } else {
            attach(part, related);
        }
    }

    /** One text in several forms; calendars and the like among them are kept as files. */
    private void alternative(MailPart part) {
        Optional<MailPart> plain = Optional.empty();
        Optional<MailPart> html = Optional.empty();
        var others = new ArrayList<MailPart>();
        for (MailPart child : part.children()) {
            var root = child.children().isEmpty() ? Optional.of(child) : readableIn(child, others);
            if (root.isEmpty()) {
                continue;
            }
            MailPart one = root.get();
            if (!one.readable(true)) {
                others.add(one);
            } else if (one.type().value().equals("text/html")) {
                if (html.isEmpty()) {
                    html = Optional.of(one);
                } else {
                    others.add(one);
                }
            } else if (plain.isEmpty()) {
                plain = Optional.of(one);
            } else {
                others.add(one);
            }
        }
        if (plain.isPresent() || html.isPresent()) {
            pieces.add(new Piece(plain.map(this::text).filter(text -> !text.isBlank()), html.map(this::text)));
        }
        others.forEach(one -> take(one, true));
    }

    /** The text of a container within an alternative, such as HTML with its pictures; the rest goes to the others. */
    private static Optional<MailPart> readableIn(MailPart container, List<MailPart> others) {
        Optional<MailPart> found = Optional.empty();
        if (container.type().value().equals("multipart/alternative")) {
            others.add(container);
            return found;
        }
        for (MailPart child : container.children()) {
            Optional<MailPart> root = child.children().isEmpty()
                    ? Optional.of(child).filter(one -> one.readable(true))
                    : readableIn(child, others);
            if (found.isEmpty() && root.isPresent()) {
                found = root;
            } else if (child.children().isEmpty()) {
                others.add(child);
            } else {
                root.ifPresent(others::add);
            }
        }
        return found;
    }

    private String text(MailPart part) {
        if (charsLeft <= 0) {
            run.warn(ReadWarning.TEXT_CUT);
            return "";
        }
        var stream = part.content();
        boolean html = part.type().value().equals("text/html");
        // What sanitises HTML takes the square of the time on attributes that never end.
        int most = html ? Math.min(charsLeft, run.limits().textChars() / 2) : charsLeft;
        byte[] bytes = stream.atMost(most * 3);
        if (stream.broken()) {
            run.warn(ReadWarning.ENCODING_BROKEN);
        }
        var label = part.type().parameter("charset").or(() -> html ? meta(bytes) : Optional.empty());
        var decoded = CharacterSets.decode(bytes, label);
        if (decoded.wrong()) {
            run.warn(ReadWarning.CHARSET_WRONG);
        }
        String text = lines(decoded.text());
        if (text.length() > most || bytes.length == most * 3) {
            run.warn(ReadWarning.TEXT_CUT);
            int end = Math.min(text.length(), most);
            text = text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
        }
        charsLeft -= text.length();
        boolean flowed = !html
                && part.type()
                        .parameter("format")
                        .filter(one -> one.equalsIgnoreCase("flowed"))
                        .isPresent();
        return flowed
                ? Flowed.joined(
                        text,
                        part.type()
                                .parameter("delsp")
                                .filter(one -> one.equalsIgnoreCase("yes"))
                                .isPresent())
                : text;
    }

    private static Optional<String> meta(byte[] bytes) {
        var matcher =
                META_CHARSET.matcher(new String(bytes, 0, Math.min(bytes.length, 2048), StandardCharsets.ISO_8859_1));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** One kind of line end; no characters that a database or a page cannot hold. */
    private static String lines(String text) {
        var clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            if (one == '\r') {
                if (i + 1 >= text.length() || text.charAt(i + 1) != '\n') {
                    clean.append('\n');
                }
            } else if (one == '\u00A0') {
                clean.append(' ');
            } else if (Character.isSurrogate(one) && !EncodedWords.paired(text, i)) {
                clean.append('\uFFFD');
            } else if (one == '\n'
                    || one == '\t'
                    || (!Character.isISOControl(one) && one != HtmlLines.QUOTED_FROM_HERE)) {
                clean.append(one);
            }
        }
        return clean.toString();
    }

    private void attach(MailPart part, boolean related) {
        String type = part.type().value();
        boolean mail = type.equals("message/rfc822") || type.equals("message/global");
        int number = files.size() + 1;
        String name = part.fileName()
                .map(given -> FileNames.safe(given, type, number))
                .orElseGet(() -> mail ? FileNames.ofMail(subject(part), number) : FileNames.safe("", type, number));
        if (mail && !name.toLowerCase(Locale.ROOT).endsWith(".eml")) {
            name = FileNames.safe(name + ".eml", type, number);
        }
        var counted = part.content();
        long size = counted.countAll();
        if (counted.broken()) {
            run.warn(ReadWarning.ENCODING_BROKEN);
        }
        var contentId = part.contentId();
        boolean inline = !part.attached()
                && ((related && contentId.isPresent())
                        || part.disposition().filter(one -> one.is("inline")).isPresent());
        files.add(new AttachedFile(name, type, inline, contentId, size, part::content));
        if (Tnef.is(part)) {
            unpack(part, size);
        } else if (SignedWithin.is(part)) {
            open(part, related);
        }
    }

    /** What lies within a signature is read like what stands without one. */
    private void open(MailPart part, boolean related) {
        switch (SignedWithin.open(part.content(), unpackedLeft)) {
            case SignedWithin.Opened.Signed(var content)
            when content.isPresent() -> {
                run.warn(ReadWarning.SIGNATURE_UNCHECKED);
                unpackedLeft -= content.get().length;
                take(MailPart.within(part, content.get(), run), related);
            }
            case SignedWithin.Opened.Signed signed -> run.warn(ReadWarning.SIGNED_WITHIN);
            case SignedWithin.Opened.Encrypted() -> run.warn(ReadWarning.ENCRYPTED);
            case SignedWithin.Opened.Unknown() -> {
                if (SignedWithin.declared(part)) {
                    notOpened(part.type().parameter("smime-type").orElse(""));
                }
            }
        }
    }

    private void notOpened(String declared) {
        switch (declared.toLowerCase(Locale.ROOT)) {
            case "enveloped-data", "authenveloped-data" -> run.warn(ReadWarning.ENCRYPTED);
            case "signed-data", "" -> run.warn(ReadWarning.SIGNED_WITHIN);
            default -> {}
        }
    }

    private void unpack(MailPart part, long size) {
        var unpacked = size > unpackedLeft
                ? new Tnef.Unpacked(Optional.empty(), Optional.empty(), List.of(), false)
                : Tnef.unpack(part.content().all(), unpackedLeft, run.limits().parts());
        if (!unpacked.complete()) {
            run.warn(ReadWarning.CONTAINER_NOT_UNPACKED);
        }
        if (pieces.stream()
                        .allMatch(piece -> piece.plain().orElse("").isBlank()
                                && piece.html().isEmpty())
                && (unpacked.text().isPresent() || unpacked.html().isPresent())) {
            pieces.clear();
            pieces.add(new Piece(
                    unpacked.text().map(this::limited), unpacked.html().map(this::limited)));
        }
        for (var file : unpacked.files()) {
            byte[] content = file.content();
            unpackedLeft -= content.length;
            files.add(new AttachedFile(
                    FileNames.safe(file.name(), "application/octet-stream", files.size() + 1),
                    "application/octet-stream",
                    false,
                    Optional.empty(),
                    content.length,
                    () -> new ByteArrayInputStream(content)));
        }
    }

    private String limited(String text) {
        String lines = lines(text);
        if (lines.length() > charsLeft) {
            run.warn(ReadWarning.TEXT_CUT);
            lines = lines.substring(0, Math.max(0, charsLeft));
        }
        charsLeft -= lines.length();
        return lines;
    }

    private static String subject(MailPart part) {
        var inner = HeaderBlock.read(Span.of(part.content().atMost(64 * 1024)), 200, 64 * 1024);
        return inner.first("subject").map(Reading::subject).orElse("");
    }

    static String subject(String latin1) {
        return EncodedWords.decode(latin1);
    }

    MailBody body(String subject) {
        var plain = new ArrayList<String>();
        var shown = new ArrayList<String>();
        var fromHtml = new ArrayList<String>();
        boolean anyHtml = pieces.stream().anyMatch(piece -> piece.html().isPresent());
        for (Piece piece : pieces) {
            run.checkTime();
            var html = piece.html().map(HtmlText::read);
            if (html.filter(HtmlText.Shown::cut).isPresent()) {
                run.warn(ReadWarning.HTML_LEFT_OUT);
            }
            if (anyHtml) {
                shown.add(html.map(HtmlText.Shown::html).orElseGet(() -> preformatted(piece)));
            }
            String text = html.map(HtmlText.Shown::text).orElse("");
            fromHtml.add(html.isPresent() ? text : piece.plain().orElse(""));
            plain.add(piece.plain().orElse(text));
        }
        var cut = QuotationCut.of(String.join("\n\n", plain), subject);
        if (!cut.cut() && anyHtml) {
            // The HTML may tell what the plain text beside it does not: which of it is quoted.
            var byHtml = QuotationCut.of(String.join("\n\n", fromHtml), subject);
            cut = byHtml.cut() ? byHtml : cut;
        }
        String text = QuotationCut.clean(List.of(String.join("\n\n", plain).split("\n", -1)));
        return new MailBody(
                text,
                anyHtml
                        ? Optional.of(String.join("\n", shown).strip()).filter(html -> !html.isBlank())
                        : Optional.empty(),
                cut.newText(),
                cut.cut());
    }

    private static String preformatted(Piece piece) {
        return HtmlText.read("<pre>" + escaped(piece.plain().orElse("")) + "</pre>")
                .html();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
