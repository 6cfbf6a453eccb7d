package pl.sos.estimates.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import pl.sos.estimates.Estimate;
import pl.sos.estimates.Offer;
import pl.sos.kernel.WorkKind;

/**
 * The dialog in which a specialist estimates work.
 *
 * @param given what was filled in, by field; empty at first
 * @param errors sentences
 * @param offer what the figures filled in would mean; empty before there are any
 * @param standing the latest estimate that waits or was accepted
 */
public record ProposalView(
        String number,
        String key,
        Map<String, String> given,
        List<String> errors,
        Optional<Offer> offer,
        Optional<Estimate> standing) {

    public String given(String field, String otherwise) {
        return given.getOrDefault(field, otherwise);
    }

    public List<WorkKind> kinds() {
        return List.of(WorkKind.values());
    }
}
