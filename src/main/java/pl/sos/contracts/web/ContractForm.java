package pl.sos.contracts.web;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import pl.sos.contracts.AddAnnex;
import pl.sos.contracts.Contract;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.SignContract;
import pl.sos.contracts.Terms;
import pl.sos.contracts.Violation;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;

/** Reads a contract of variant I, or an annex, out of what was typed. */
final class ContractForm {
    private ContractForm() {}

    /** What was read, or why it cannot be. */
    record Reading<T>(Optional<T> read, List<Violation> violations) {}

    static Reading<SignContract> contract(Form form, Optional<ClientId> client, Optional<ContractId> follows) {
        var read = new FieldReader(form);
        if (client.isEmpty()) {
            read.refuse("clientId", "missing");
        }
        Optional<LocalDate> from = needed(read, "from");
        Optional<LocalDate> until = read.date("until");
        Optional<LocalDate> signedOn = read.date("signedOn");
        Terms offer = OfferDefaults.terms(new LinkedHashSet<>(form.all("scope")));
        Terms terms = TermsForm.read(read, offer.withClauses(java.util.Map.of()), offer);
        return new Reading<>(
                read.violations().isEmpty()
                        ? Optional.of(new SignContract(
                                client.orElseThrow(),
                                form.value("number"),
                                signedOn,
                                from.orElseThrow(),
                                until,
                                terms,
                                follows))
                        : Optional.empty(),
                read.violations());
    }

    /** @param before the terms that the annex changes */
    static Reading<AddAnnex> annex(Form form, Contract contract, Terms before) {
        var read = new FieldReader(form);
        Optional<LocalDate> from = needed(read, "from");
        Optional<LocalDate> until =
                read.date("until").filter(last -> !contract.until().equals(Optional.of(last)));
        Terms terms = TermsForm.read(read, before, OfferDefaults.terms(before.scope()));
        return new Reading<>(
                read.violations().isEmpty()
                        ? Optional.of(
                                new AddAnnex(contract.id(), form.value("number"), from.orElseThrow(), terms, until))
                        : Optional.empty(),
                read.violations());
    }

    private static Optional<LocalDate> needed(FieldReader read, String field) {
        if (read.form().value(field).isEmpty()) {
            read.refuse(field, "missing");
        }
        return read.date(field);
    }
}
