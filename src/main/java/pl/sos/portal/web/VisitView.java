package pl.sos.portal.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import pl.sos.products.Application;

/**
 * The page on which a client asks for a visit.
 *
 * @param earliest the first day that can be wished for
 * @param errors sentences by field; those of no field under an empty name
 */
public record VisitView(
        VisitForm form, List<Application> applications, LocalDate earliest, Map<String, String> errors) {
    public String error(String field) {
        return errors.getOrDefault(field, "");
    }
}
