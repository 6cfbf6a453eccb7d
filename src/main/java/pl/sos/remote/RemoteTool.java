package pl.sos.remote;

import java.util.Optional;
import java.util.regex.Pattern;

/** With what we come to the client's screen. Numbers and links are read strictly: they become links on our pages. */
public enum RemoteTool {
    /** An address of nine or ten digits, or an alias such as {@code ksiegowosc@ad}. */
    ANYDESK(
            "[0-9]{9,10}|[A-Za-z0-9._-]{1,40}@[A-Za-z0-9._-]{2,30}",
            "anydesk:(//)?[A-Za-z0-9@._-]{1,80}|https://([a-z0-9-]+\\.)?anydesk\\.com(/[A-Za-z0-9@._/?=&%-]*)?",
            "anydesk:"),
    TEAMVIEWER(
            "[0-9]{8,10}|s[0-9]{2}-[0-9]{3}-[0-9]{3}",
            "teamviewer([0-9]{1,2}|api)?://[A-Za-z0-9._/?=&%-]{1,300}"
                    + "|https://([a-z0-9-]+\\.)?teamviewer\\.com(/[A-Za-z0-9._/?=&%-]*)?",
            "teamviewer10://control?device="),
    RUSTDESK("[0-9]{6,12}|[A-Za-z][A-Za-z0-9_-]{5,15}", "rustdesk://[A-Za-z0-9@._/?=&%:-]{1,300}", "rustdesk://"),
    OTHER("[^\\p{Cntrl}]{1,80}", "https://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/?=&%@:+,;-]*)?", "");

    private static final int LONGEST_LINK = 500;

    private final Pattern number;
    private final Pattern link;
    private final String opens;

    RemoteTool(String number, String link, String opens) {
        this.number = Pattern.compile(number);
        this.link = Pattern.compile(link);
        this.opens = opens;
    }

    /** As it is kept: digits may be typed in groups. Empty when it is no number of this tool. */
    public Optional<String> number(String typed) {
        var plain = this == OTHER ? typed.strip() : typed.replaceAll("\\s+", "");
        return Optional.of(plain).filter(text -> number.matcher(text).matches());
    }

    /** Empty when it is no link that opens this tool. */
    public Optional<String> link(String typed) {
        return Optional.of(typed.strip())
                .filter(text ->
                        text.length() <= LONGEST_LINK && link.matcher(text).matches());
    }

    /**
     * What opens the tool with this number; empty when that is not known.
     *
     * @param known as {@link #number} gave it
     */
    public Optional<String> opening(String known) {
        return opens.isEmpty() ? Optional.empty() : link(opens + known);
    }
}
