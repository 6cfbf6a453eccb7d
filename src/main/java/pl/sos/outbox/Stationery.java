package pl.sos.outbox;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.sos.ground.Refusal;
import pl.sos.ground.Settings;
import pl.sos.ground.VendorData;
import pl.sos.kernel.Language;
import pl.sos.outbox.internal.Paper;

/**
 * What our letters have in common: how they end, and their second form for those who read HTML. It lies this deep so that
 * every room that writes letters can use it, invitations and new passwords included.
 */
@Component
public class Stationery {
    private final TemplateEngine templates;
    private final Settings settings;
    private final VendorData vendor;

    Stationery(TemplateEngine templates, Settings settings, VendorData vendor) {
        this.templates = templates;
        this.settings = settings;
        this.vendor = vendor;
    }

    /** The same letter with the house's signature and with an HTML form that says the same, made from its text. */
    public Letter dressed(Letter plain, Language in) {
        var signature = signature(in);
        var text = plain.text().stripTrailing() + "\n\n" + signature + "\n";
        var html = new StringOutput();
        templates.render(
                "outbox/letter.jte", Map.of("paper", Paper.of(plain.text(), signature), "language", in.code()), html);
        return new Letter(
                plain.id(),
                plain.senderName(),
                plain.recipient(),
                plain.subject(),
                text,
                Optional.of(html.toString()),
                plain.headers(),
                plain.secret());
    }

    /** What the settings say; else a neutral one with the name of the firm, once that is known. */
    private String signature(Language in) {
        var own = settings.correspondence();
        @Nullable String set = in == Language.PL ? own.signaturePl() : own.signatureEn();
        if (set != null && !set.isBlank()) {
            return set.replace("\\n", "\n").strip();
        }
        var neutral = Refusal.sentence("outbox.signature", in.locale());
        return vendor.get().map(firm -> neutral + "\n" + firm.name()).orElse(neutral);
    }
}
