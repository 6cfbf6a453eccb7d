package pl.sos.contracts.web;

import java.util.List;
import pl.sos.clients.Client;
import pl.sos.contracts.Contract;
import pl.sos.contracts.Offer;
import pl.sos.contracts.TermSheet;
import pl.sos.identity.Person;

/** @param readers who would get it */
public record OfferView(
        Contract contract, Client client, Offer offer, TermSheet sheet, Form form, List<Person> readers) {}
