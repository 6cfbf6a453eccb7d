package pl.sos.clients;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import pl.sos.kernel.InstallationId;

/**
 * One installation as a card describes it.
 *
 * @param fields what is known; a field that is blank is left out
 */
public record CardInstallation(InstallationId id, String name, Map<CardField, String> fields) {
    public CardInstallation {
        var filled = new EnumMap<CardField, String>(CardField.class);
        fields.forEach((field, text) -> {
            if (!text.isBlank()) {
                filled.put(field, text.strip());
            }
        });
        fields = Collections.unmodifiableMap(filled);
        name = name.strip();
    }

    /** Empty where nothing is known. */
    public String field(CardField field) {
        return fields.getOrDefault(field, "");
    }
}
