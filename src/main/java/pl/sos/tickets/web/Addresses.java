package pl.sos.tickets.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.kernel.TicketNumber;
import pl.sos.page.Page;

/** Ticket numbers in addresses, and the way from a form to what it made. */
public final class Addresses {
    private Addresses() {}

    /** @throws ResponseStatusException 404 when the text is no number */
    public static TicketNumber number(String text) {
        return TicketNumber.parse(text).orElseThrow(Addresses::notFound);
    }

    /** What is not there, and what is not yours. */
    public static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    /** Leads on after a form was taken in, whether htmx or the browser itself sent it. */
    public static ModelAndView onward(String address, Page page, HttpServletResponse response) {
        if (!page.fragment()) {
            return new ModelAndView("redirect:" + address);
        }
        response.setHeader("HX-Redirect", address);
        return new ModelAndView("tickets/nothing");
    }
}
