package pl.sos.portal.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import pl.sos.entitlement.Decision;
import pl.sos.kernel.Category;
import pl.sos.kernel.Severity;
import pl.sos.products.Application;
import pl.sos.tickets.SimilarTicket;

/**
 * The page on which a client reports.
 *
 * @param underCare applications that the contract covers
 * @param others the vendor's other applications
 * @param decision what holds for what is chosen so far
 * @param similar what her company reported before about something alike
 * @param errors sentences by field; those of no field under an empty name
 */
public record ReportView(
        UUID formKey,
        List<Application> underCare,
        List<Application> others,
        Category category,
        Severity severity,
        String application,
        String subject,
        String body,
        boolean confidential,
        Decision decision,
        List<SimilarTicket> similar,
        Map<String, String> errors) {

    public String error(String field) {
        return errors.getOrDefault(field, "");
    }

    public boolean wrong(String field) {
        return errors.containsKey(field);
    }
}
