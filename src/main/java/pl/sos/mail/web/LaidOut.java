package pl.sos.mail.web;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import pl.sos.mail.internal.reading.AttachedFile;
import pl.sos.mail.internal.reading.ParsedMail;

/** A mail's HTML as a page of its own, its pictures within it. */
final class LaidOut {
    /** Nothing runs, nothing is fetched, nothing is sent; even what the sanitiser overlooked is locked in. */
    static final String POLICY =
            "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'; base-uri 'none'";

    private static final Pattern CID = Pattern.compile("(?:src|SRC)=\"cid:([^\"]{1,500})\"");
    private static final long MOST_PICTURES = 8L << 20;

    private LaidOut() {}

    static String page(ParsedMail mail) {
        var pictures = mail.attachments().stream()
                .filter(file ->
                        file.contentId().isPresent() && file.mediaType().matches("image/(png|jpeg|gif|webp|bmp)"))
                .collect(Collectors.toMap(file -> file.contentId().orElseThrow(), file -> file, (one, other) -> one));
        long[] room = {MOST_PICTURES};
        var html = CID.matcher(mail.body().html().orElse("")).replaceAll(found -> {
            var picture = pictures.get(found.group(1).replace("%40", "@").replace("&#64;", "@"));
            if (picture == null || picture.size() > room[0]) {
                return "alt=\"\"";
            }
            room[0] -= picture.size();
            return Matcher.quoteReplacement("src=\"" + data(picture) + "\"");
        });
        return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><meta name=\"referrer\" content=\"no-referrer\"></head><body>"
                + html + "</body></html>";
    }

    private static String data(AttachedFile picture) {
        return "data:" + picture.mediaType() + ";base64," + Base64.getEncoder().encodeToString(picture.bytes());
    }
}
