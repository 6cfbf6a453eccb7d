package pl.sos.contracts.web;

import java.time.LocalDate;
import java.util.Optional;
import pl.sos.clients.Client;
import pl.sos.contracts.Contract;
import pl.sos.contracts.TermSheet;

/**
 * Notice that is being entered.
 *
 * @param endsOn the last day in force if it was given on the day filled in
 */
public record NoticeView(
        Contract contract, Client client, Form form, TermSheet sheet, Optional<LocalDate> endsOn, LocalDate today) {}
