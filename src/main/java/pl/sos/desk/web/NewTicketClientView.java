package pl.sos.desk.web;

import java.util.List;
import pl.sos.clients.Client;

/** For whom a report is written down: what was searched, whom it found. */
public record NewTicketClientView(String query, List<Client> found) {}
