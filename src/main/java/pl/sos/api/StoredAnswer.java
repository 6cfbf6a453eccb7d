package pl.sos.api;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a POST answered, kept to be said again.
 *
 * @param headers of the answer, those that belong to it rather than to the connection
 */
record StoredAnswer(int status, Map<String, String> headers, byte[] body) {
    String headerText() {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining("\n"));
    }

    static StoredAnswer of(int status, String headerText, byte[] body) {
        var headers = new TreeMap<String, String>();
        headerText.lines().forEach(line -> {
            int colon = line.indexOf(": ");
            headers.put(line.substring(0, colon), line.substring(colon + 2));
        });
        return new StoredAnswer(status, headers, body);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredAnswer answer
                && status == answer.status
                && headers.equals(answer.headers)
                && Arrays.equals(body, answer.body);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(body);
    }

    @Override
    public String toString() {
        return status + " " + headers + " " + new String(body, StandardCharsets.UTF_8);
    }
}
