package pl.sos.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import pl.sos.clients.CardInstallation;
import pl.sos.clients.ClientCard;

/**
 * A version of a client's card.
 *
 * @param rules by the names of {@link pl.sos.clients.HouseRule}
 */
@Schema(name = "ClientCard")
record CardView(
        @Schema(example = "3") int version,
        Instant savedAt,
        @Schema(example = "nowy serwer od listopada") String why,
        List<InstallationView> installations,
        Map<String, String> rules) {

    /**
     * One installation.
     *
     * @param fields what is known, by the names of {@link pl.sos.clients.CardField}
     */
    @Schema(name = "CardInstallation")
    record InstallationView(String id, String name, Map<String, String> fields) {
        static InstallationView of(CardInstallation one) {
            var fields = new LinkedHashMap<String, String>();
            one.fields().forEach((field, text) -> fields.put(field.name(), text));
            return new InstallationView(one.id().toString(), one.name(), fields);
        }
    }

    static CardView of(ClientCard card) {
        var rules = new LinkedHashMap<String, String>();
        card.content().rules().forEach((rule, text) -> rules.put(rule.name(), text));
        return new CardView(
                card.version(),
                card.savedAt(),
                card.why(),
                card.content().installations().stream()
                        .map(InstallationView::of)
                        .toList(),
                rules);
    }
}
