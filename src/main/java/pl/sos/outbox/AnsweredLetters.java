package pl.sos.outbox;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.ground.Scope;
import pl.sos.outbox.internal.MailStore;

/** Letters of ours, for who finds their Message-IDs in an answer or must not write too many. */
@Component
public class AnsweredLetters {
    private static final Pattern OURS = Pattern.compile(
            "<([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@[^>]+>", Pattern.CASE_INSENSITIVE);

    private final MailStore store;
    private final Outbox outbox;
    private final ReplyTokens tokens;

    AnsweredLetters(MailStore store, Outbox outbox, ReplyTokens tokens) {
        this.store = store;
        this.outbox = outbox;
        this.tokens = tokens;
    }

    /** Whether one of these letters was handed in, whatever became of it; joins the caller's transaction in any scope. */
    @Transactional
    public boolean wrote(Collection<UUID> letters) {
        return Scope.asSystem(() -> !store.headers(List.copyOf(letters)).isEmpty());
    }

    /**
     * What letters of ours were about and to whom they went; those that bear no token are left out. In scope system.
     *
     * @param messageIds with angle brackets
     */
    @Transactional(readOnly = true)
    public List<ReplyToken> to(Collection<String> messageIds) {
        var letters = messageIds.stream()
                .map(OURS::matcher)
                .filter(Matcher::matches)
                .filter(id -> id.group().equalsIgnoreCase(outbox.messageId(UUID.fromString(id.group(1)))))
                .map(id -> UUID.fromString(id.group(1)))
                .toList();
        return store.headers(letters).stream()
                .flatMap(headers -> ReplyTokens.in(headers).stream())
                .distinct()
                .flatMap(token -> tokens.read(token).stream())
                .toList();
    }
}
