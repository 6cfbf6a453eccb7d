package pl.sos.mail.internal.reading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Identifiers between angle brackets (RFC 5322 section 3.6.4); what stands between them is passed over. */
final class MessageIds {
    private static final int LONGEST = 500;

    private MessageIds() {}

    /** The last ones when there are more: those are nearest. */
    static List<String> read(String header, int most) {
        var found = new LinkedHashSet<String>();
        int at = 0;
        while (true) {
            int begin = header.indexOf('<', at);
            int end = begin < 0 ? -1 : header.indexOf('>', begin);
            if (end < 0) {
                break;
            }
            String id = header.substring(header.lastIndexOf('<', end), end + 1).replaceAll("\\s", "");
            if (id.length() > 2 && id.length() <= LONGEST && id.chars().allMatch(one -> one > 32 && one < 127)) {
                found.add(id);
            }
            at = end + 1;
        }
        if (found.isEmpty()) {
            String bare = header.strip();
            if (bare.matches("[!-~]{1,250}@[!-~]{1,200}")) {
                found.add("<" + bare.replaceAll("[<>]", "") + ">");
            }
        }
        var list = new ArrayList<>(found);
        return List.copyOf(list.subList(Math.max(0, list.size() - most), list.size()));
    }
}
