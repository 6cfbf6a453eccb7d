package pl.sos.mail.internal.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The value of Content-Type or Content-Disposition with its parameters (RFC 2045 section 5.1, RFC 2231), read as
 * mail programs write them: unquoted names with spaces, words of RFC 2047 within quotes, 8-bit letters.
 *
 * @param value in lower case, such as {@code text/plain} or {@code attachment}
 * @param parameters by name in lower case, decoded
 */
record MediaType(String value, Map<String, String> parameters) {
    private static final int MOST_PARAMETERS = 100;
    private static final int LONGEST = 4000;

    MediaType {
        parameters = Map.copyOf(parameters);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isBlank());
    }

    boolean is(String start) {
        return value.startsWith(start);
    }

    static MediaType read(String header) {
        String latin1 = header.length() > LONGEST ? header.substring(0, LONGEST) : header;
        int semicolon = latin1.indexOf(';');
        String value = (semicolon < 0 ? latin1 : latin1.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\"]+", "");
        var plain = new HashMap<String, String>();
        var split = new HashMap<String, TreeMap<Integer, String>>();
        int at = semicolon < 0 ? latin1.length() : semicolon + 1;
        for (int count = 0; at < latin1.length() && count < MOST_PARAMETERS; count++) {
            int equals = latin1.indexOf('=', at);
            int next = latin1.indexOf(';', at);
            if (equals < 0) {
                break;
            }
            if (next >= 0 && next < equals) {
                at = next + 1;
                continue;
            }
            String name = latin1.substring(at, equals).strip().toLowerCase(Locale.ROOT);
            var text = new StringBuilder();
            at = content(latin1, equals + 1, text);
            int star = name.indexOf('*');
            if (star < 0) {
                plain.putIfAbsent(name, text.toString());
            } else {
                String base = name.substring(0, star);
                String rest = name.substring(star + 1);
                boolean percent = rest.isEmpty() || rest.endsWith("*");
                String digits = rest.replace("*", "");
                int section = digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : 0;
                split.computeIfAbsent(base, none -> new TreeMap<>()).putIfAbsent(section, (percent ? "%" : "=") + text);
            }
        }
        var parameters = new HashMap<String, String>();
        plain.forEach((name, text) -> parameters.put(name, EncodedWords.decode(text)));
        split.forEach((name, sections) -> parameters.put(name, joined(sections)));
        return new MediaType(value, parameters);
    }

    /** Reads a parameter's value; gives where the next parameter begins. */
    private static int content(String text, int begin, StringBuilder into) {
        int at = begin;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            at++;
            while (at < text.length() && text.charAt(at) != '"') {
                boolean escape = text.charAt(at) == '\\'
                        && at + 1 < text.length()
                        && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\\');
                into.append(text.charAt(escape ? at + 1 : at));
                at += escape ? 2 : 1;
            }
            int next = text.indexOf(';', at);
            return next < 0 ? text.length() : next + 1;
        }
        int next = text.indexOf(';', at);
        int end = next < 0 ? text.length() : next;
        into.append(text.substring(at, end).strip());
        return next < 0 ? text.length() : next + 1;
    }

    private static String joined(TreeMap<Integer, String> sections) {
        var bytes = new ByteArrayOutputStream();
        Optional<String> charset = Optional.empty();
        for (var section : sections.entrySet()) {
            String text = section.getValue().substring(1);
            boolean percent = section.getValue().charAt(0) == '%';
            if (percent && section.getKey() == 0) {
                int first = text.indexOf('\'');
                int second = first < 0 ? -1 : text.indexOf('\'', first + 1);
                if (second >= 0) {
                    charset = Optional.of(text.substring(0, first)).filter(name -> !name.isBlank());
                    text = text.substring(second + 1);
                }
            }
            bytes.writeBytes(percent ? percent(text) : text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return EncodedWords.oneLine(
                CharacterSets.decode(bytes.toByteArray(), charset).text());
    }

    private static byte[] percent(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            int high = one == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high >= 0 ? Character.digit(text.charAt(i + 2), 16) : -1;
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(one);
            }
        }
        return bytes.toByteArray();
    }
}
