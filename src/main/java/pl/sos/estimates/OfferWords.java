package pl.sos.estimates;

import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.joda.money.Money;
import pl.sos.kernel.Language;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.Sentence;
import pl.sos.page.Sentences;

/** An offer in one sentence, in both languages: what a decision-maker reads and what is kept as having been read. */
public final class OfferWords {
    private static final int CHARACTERS = 32;

    private OfferWords() {}

    /**
     * "Potrzeba 4 h, w pakiecie zostało 3 h 30 min – 30 min ponad pakiet, płatne po 190 zł netto za godzinę, razem 95 zł netto."
     * Where the contract knows no work beyond the package it names no price of it.
     */
    public static Sentence of(Offer offer) {
        var asked = span(offer.asked());
        var rate = money(offer.rate());
        var price = money(offer.price());
        if (offer.hours().isEmpty()) {
            return Sentences.of("estimates.offer.rate", asked, rate, price);
        }
        var priced = offer.possible() ? "" : ".no";
        var left = offer.hours().get().left();
        if (left.compareTo(Minutes.ZERO) <= 0) {
            var reserved = offer.hours().get().reserved();
            if (reserved.compareTo(Minutes.ZERO) > 0) {
                return Sentences.of("estimates.offer.kept" + priced, asked, span(reserved), rate, price);
            }
            return Sentences.of("estimates.offer.used-up" + priced, asked, rate, price);
        }
        if (offer.beyond().compareTo(Minutes.ZERO) > 0) {
            return Sentences.of(
                    "estimates.offer.beyond" + priced, asked, span(left), span(offer.beyond()), rate, price);
        }
        var after = left.minus(offer.asked());
        return after.compareTo(Minutes.ZERO) > 0
                ? Sentences.of("estimates.offer.within", asked, span(left), span(after))
                : Sentences.of("estimates.offer.exactly", asked);
    }

    /**
     * Names exactly what was shown, so that a decision can say which offer it was about. It is no secret and protects
     * nobody but the one who decides.
     */
    public static String fingerprint(Offer offer) {
        // What is kept for something else changes nothing for who decides, unless the sentence speaks of it.
        var hours = offer.hours().map(kept -> List.of(kept.left(), kept.from(), kept.until()));
        var text = of(offer).pl() + offer.contract() + hours + offer.asked() + offer.beyond() + offer.rate();
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, CHARACTERS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** "190 zł", "190,50 zł"; "PLN 190.50" */
    public static Sentence money(Money money) {
        return new Sentence(money(money, Language.PL), money(money, Language.EN));
    }

    private static String money(Money money, Language language) {
        boolean whole = money.getMinorPart() == 0;
        var amount =
                (whole ? money.getAmount().setScale(0, RoundingMode.UNNECESSARY) : money.getAmount()).toPlainString();
        var currency = money.getCurrencyUnit().getCode();
        return switch (language) {
            case PL -> amount.replace('.', ',') + " " + (currency.equals("PLN") ? "zł" : currency);
            case EN -> currency + " " + amount;
        };
    }

    private static String span(Minutes minutes) {
        long hours = minutes.value() / 60;
        long rest = minutes.value() % 60;
        if (hours == 0) {
            return rest + " min";
        }
        return rest == 0 ? hours + " h" : hours + " h " + rest + " min";
    }
}
