package pl.sos.outbox;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.sos.ground.Refusal;
import pl.sos.ground.Settings;
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

    Stationery(TemplateEngine templates, Settings settings) {
        this.templates = templates;
        this.settings = settings;
    }

    /** The same letter with the house's signature and with an HTML form that says the same, made from its text. */
    public Letter dressed(Letter plain, Language in) {
        var text = plain.text().stripTrailing() + "\n\n" + signature(in) + "\n";
        var html = new StringOutput();
        templates.render(
                "outbox/letter.jte",
                Map.of("paper", Paper.of(plain.text(), signature(in)), "language", in.code()),
                html);
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

    private String signature(Language in) {
        var own = settings.correspondence();
        @Nullable String set = in == Language.PL ? own.signaturePl() : own.signatureEn();
        return set == null || set.isBlank()
                ? Refusal.sentence("outbox.signature", in.locale())
                : set.replace("\\n", "\n").strip();
    }
}
