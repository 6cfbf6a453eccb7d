package pl.sos.contracts;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import pl.sos.calendars.Calendars;
import pl.sos.calendars.WorkingCalendar;
import pl.sos.clients.Clients;
import pl.sos.clients.Installation;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.InstallationId;
import pl.sos.kernel.Language;
import pl.sos.products.Application;
import pl.sos.products.Products;

/** Puts the terms of a client's contracts into words, with the names that its applications and installations have now. */
@Component
public class TermSheets {
    private final Products products;
    private final Clients clients;
    private final Calendars calendars;
    private final Clock clock;

    TermSheets(Products products, Clients clients, Calendars calendars, Clock clock) {
        this.products = products;
        this.clients = clients;
        this.calendars = calendars;
        this.clock = clock;
    }

    public TermSheet of(Terms terms, ClientId client, Language language) {
        return TermSheet.of(terms, names(client), language, clock);
    }

    /** What the offer says where a contract says nothing, for the same scope. */
    public TermSheet offer(Variant variant, Set<String> scope, Language language) {
        Terms offer = variant == Variant.STANDARD ? OfferDefaults.terms(scope) : OfferDefaults.licenceOnlyTerms(scope);
        return TermSheet.of(offer, new TermSheet.Names(applications(), Map.of(), this::calendar), language, clock);
    }

    private TermSheet.Names names(ClientId client) {
        var installations = new HashMap<InstallationId, String>();
        for (Installation one : clients.installations(client)) {
            installations.put(one.id(), one.name());
        }
        return new TermSheet.Names(applications(), installations, this::calendar);
    }

    private Map<String, String> applications() {
        var names = new HashMap<String, String>();
        for (Application one : products.applications()) {
            names.put(one.code(), one.name());
        }
        return names;
    }

    private String calendar(String code) {
        return calendars.find(code).map(WorkingCalendar::name).orElse(code);
    }
}
