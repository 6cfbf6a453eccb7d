package pl.sos.outbox;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.ground.Installation;
import pl.sos.ground.Settings;
import pl.sos.ground.Settings.Smtp;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.TicketId;
import pl.sos.outbox.internal.Base32;
import pl.sos.outbox.internal.ReplyStore;

/**
 * What proves that a mail answers a letter of ours: a token that names ticket and reader, signed with a key of this
 * installation. A ticket's number in a subject proves nothing, anybody can write it. The token travels in the References
 * header and in the address that is answered; either survives what the other does not.
 *
 * <p>24 letters and digits of one case, because some servers fold the case of addresses: five bytes of a number that stands
 * for ticket and reader, ten of an HMAC over number, ticket and reader. The number alone, guessed, says nothing.
 */
@Component
public class ReplyTokens {
    /** Above our letters; what stands below it in an answer is quoted. Each language has its own, {@link #MARKERS} has all. */
    public static final String MARKER = "--- Odpowiedz powyżej tej linii / Please reply above this line ---";

    /** Every marker that we write or ever wrote. */
    public static final List<String> MARKERS =
            List.of(MARKER, "--- Odpowiedz powyżej tej linii ---", "--- Please reply above this line ---");

    private static final String KEY = "outbox.reply-key";
    private static final String PREFIX = "sos-";
    private static final int NUMBER = 5;
    private static final int SEAL = 10;
    private static final int LENGTH = 24;
    private static final int MOST_IN_A_HEADER = 20;
    private static final int LONGEST_HEADER = 100_000;
    private static final Pattern OWN_MACHINE =
            Pattern.compile("@([^@]+\\.)?(localhost|localdomain)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern TOKEN =
            Pattern.compile("(?:<" + PREFIX + "|\\+)([a-z2-7]{" + LENGTH + "})@", Pattern.CASE_INSENSITIVE);

    private final ReplyStore store;
    private final Installation installation;
    private final Settings settings;
    private volatile byte @Nullable [] key;

    ReplyTokens(ReplyStore store, Installation installation, Settings settings) {
        this.store = store;
        this.installation = installation;
        this.settings = settings;
    }

    /** The token for this reader's answers about this ticket: always the same one. Joins the caller's transaction. */
    @Transactional
    public String issue(TicketId ticket, PersonId reader) {
        var about = new ReplyToken(ticket, reader);
        long number = store.number(about);
        var bytes = ByteBuffer.allocate(NUMBER + SEAL);
        bytes.put((byte) (number >>> 32)).putInt((int) number).put(seal(number, about));
        return Base32.encode(bytes.array());
    }

    /** Empty for whatever this installation did not issue. */
    @Transactional(readOnly = true)
    public Optional<ReplyToken> read(String text) {
        if (text.length() != LENGTH) {
            return Optional.empty();
        }
        return Base32.decode(text.toLowerCase(Locale.ROOT)).flatMap(bytes -> {
            long number =
                    (bytes[0] & 0xffL) << 32 | (ByteBuffer.wrap(bytes, 1, 4).getInt() & 0xffff_ffffL);
            byte[] sealed = Arrays.copyOfRange(bytes, NUMBER, NUMBER + SEAL);
            return store.find(number).filter(about -> MessageDigest.isEqual(sealed, seal(number, about)));
        });
    }

    /** As it stands in a References header (RFC 5322 section 3.6.4), angle brackets included. */
    public String reference(String token) {
        return "<" + PREFIX + token + "@" + host() + ">";
    }

    /**
     * The address that answers to a letter go to: the installation's reply address with a plus (RFC 5233) and the token in
     * the letter's References. As the settings are when it leaves, for a letter may have been written before there was an
     * address; empty where there is none, or no token.
     */
    public static Optional<String> address(Letter letter, Settings settings) {
        var token = in(letter.headers().getOrDefault("References", ""));
        return token.isEmpty()
                ? Optional.empty()
                : replyAddress(settings).map(address -> {
                    int at = address.lastIndexOf('@');
                    return address.substring(0, at) + "+" + token.getLast() + address.substring(at);
                });
    }

    /** Where people answer, without any token; empty until the settings name an address that others can write to. */
    public Optional<String> replyAddress() {
        return replyAddress(settings);
    }

    /** As set, else what letters are sent from. Nobody can write to a machine's own {@code localhost}. */
    static Optional<String> replyAddress(Settings settings) {
        var smtp = settings.smtp();
        return Optional.ofNullable(settings.correspondence().replyTo())
                .or(() -> Optional.ofNullable(smtp).map(Smtp::from).map(ReplyTokens::bare))
                .filter(address -> address.indexOf('@') > 0
                        && !OWN_MACHINE.matcher(address).find());
    }

    /** Without the name before it: {@code Pomoc <pomoc@firma.example>}. */
    private static String bare(String from) {
        int begin = from.lastIndexOf('<');
        int end = from.lastIndexOf('>');
        return (begin < 0 || end < begin ? from : from.substring(begin + 1, end)).strip();
    }

    /**
     * What looks like a token in the text of a header – References, In-Reply-To, To, Cc, Delivered-To –, first ones first,
     * at most {@value #MOST_IN_A_HEADER}; {@link #read} tells which are.
     */
    public static List<String> in(String header) {
        return TOKEN.matcher(header.substring(0, Math.min(header.length(), LONGEST_HEADER)))
                .results()
                .map((MatchResult found) -> found.group(1).toLowerCase(Locale.ROOT))
                .distinct()
                .limit(MOST_IN_A_HEADER)
                .toList();
    }

    private String host() {
        var host = settings.baseUrl().getHost();
        return host == null ? "localhost" : host;
    }

    private byte[] seal(long number, ReplyToken about) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            var text = "reply " + number + " " + about.ticket() + " " + about.reader();
            return Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), SEAL);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] key() {
        byte[] known = key;
        if (known == null) {
            known = installation.key(KEY);
            key = known;
        }
        return known;
    }
}
