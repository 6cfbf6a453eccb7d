package pl.sos.demo;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows in the text format of PostgreSQL's COPY: tabs between, {@code \N} for null. */
final class CopyText {
    private final StringBuilder text = new StringBuilder(1 << 20);
    private boolean first = true;

    CopyText add(@Nullable String value) {
        gap();
        if (value == null) {
            text.append("\\N");
            return this;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\t' -> text.append("\\t");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
        return this;
    }

    CopyText add(@Nullable Object plain) {
        gap();
        text.append(plain == null ? "\\N" : plain.toString());
        return this;
    }

    CopyText addIds(Instant at, int count) {
        for (int i = 0; i < count; i++) {
            add((Object) id(at, i));
        }
        return this;
    }

    private static UUID id(Instant at, int place) {
        return pl.sos.kernel.Ids.at(at.toEpochMilli() + place);
    }

    void end() {
        text.append('\n');
        first = true;
    }

    String text() {
        return text.toString();
    }

    private void gap() {
        if (!first) {
            text.append('\t');
        }
        first = false;
    }
}
