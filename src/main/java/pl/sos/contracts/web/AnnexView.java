package pl.sos.contracts.web;

import java.util.List;
import pl.sos.clients.Client;
import pl.sos.contracts.Contract;
import pl.sos.contracts.TermSheet;

/**
 * An annex that is being written.
 *
 * @param changes what it would change, once it was read
 * @param checked whether the changes are those of what is filled in
 */
public record AnnexView(
        Contract contract, Client client, TermsFormView terms, List<TermSheet.Change> changes, boolean checked) {
    public Form form() {
        return terms.form();
    }
}
