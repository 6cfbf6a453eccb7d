package pl.sos.desk.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.identity.SignedIn;
import pl.sos.tickets.Notifications;

/** The bell in the top bar; a page fetches it after itself, so that no page waits for it. */
@Controller
class Bell {
    private static final int SHOWN = 10;

    private final Notifications notifications;

    Bell(Notifications notifications) {
        this.notifications = notifications;
    }

    @GetMapping("/bell")
    ModelAndView bell(SignedIn me) {
        var view = new BellView(notifications.unread(me.id()), notifications.latest(me.id(), SHOWN));
        return new ModelAndView("desk/bell", "view", view);
    }

    @PostMapping("/bell/read")
    ModelAndView readAll(SignedIn me) {
        notifications.readAll(me.id());
        return bell(me);
    }
}
