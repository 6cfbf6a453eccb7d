package pl.sos.desk.clients;

import java.util.List;
import pl.sos.clients.CardContent;
import pl.sos.clients.CardDifference;
import pl.sos.clients.CardInstallation;
import pl.sos.clients.Client;
import pl.sos.clients.Violation;
import pl.sos.page.Page;

/**
 * The form of a client's card.
 *
 * @param seen the version that it starts from; 0 for the first
 * @param installations those of the card and an empty place
 * @param since what somebody else saved meanwhile
 */
public record CardFormView(
        Client client,
        int seen,
        CardContent content,
        List<CardInstallation> installations,
        String why,
        List<Violation> violations,
        List<CardDifference> since) {

    /** What is wrong with a field, in words; empty when nothing is. */
    public String error(Page page, String field) {
        return violations.stream()
                .filter(violation -> violation.field().equals(field))
                .map(violation -> page.t("clients.violation." + violation.code(), violation.value()))
                .findFirst()
                .orElse("");
    }

    public boolean isNew(CardInstallation one) {
        return !content.installations().contains(one);
    }
}
