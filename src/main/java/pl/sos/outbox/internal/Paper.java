package pl.sos.outbox.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A letter's plain text taken apart for its HTML form: what stands between blank lines is a paragraph, lines that begin
 * with a dash are a list, and addresses are links.
 */
public record Paper(List<Block> blocks, List<String> signature) {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)]");
    private static final String DASH = "– ";

    /** @param bullets lines of a list rather than of a paragraph */
    public record Block(boolean bullets, List<List<Piece>> lines) {}

    /**
     * A piece of a line.
     *
     * @param link whether it is an address to follow
     */
    public record Piece(String text, boolean link) {}

    public static Paper of(String text, String signature) {
        var blocks = new ArrayList<Block>();
        for (var paragraph : text.strip().split("\\n{2,}")) {
            var lines = new ArrayList<List<Piece>>();
            boolean bullets = false;
            for (var line : paragraph.split("\\n")) {
                boolean bullet = line.startsWith(DASH);
                if (bullet != bullets && !lines.isEmpty()) {
                    blocks.add(new Block(bullets, List.copyOf(lines)));
                    lines.clear();
                }
                bullets = bullet;
                lines.add(pieces(bullet ? line.substring(DASH.length()) : line));
            }
            if (!lines.isEmpty()) {
                blocks.add(new Block(bullets, List.copyOf(lines)));
            }
        }
        return new Paper(List.copyOf(blocks), signature.lines().toList());
    }

    private static List<Piece> pieces(String line) {
        var pieces = new ArrayList<Piece>();
        var links = LINK.matcher(line);
        int from = 0;
        while (links.find()) {
            pieces.add(new Piece(line.substring(from, links.start()), false));
            pieces.add(new Piece(links.group(), true));
            from = links.end();
        }
        pieces.add(new Piece(line.substring(from), false));
        return pieces.stream().filter(piece -> !piece.text().isEmpty()).toList();
    }
}
