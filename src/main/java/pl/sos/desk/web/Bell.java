package pl.sos.desk.web;

import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.MomentCursor;
import pl.sos.notifications.RungNotices;

/** The bell in the top bar; a page fetches it after itself, so that no page waits for it. */
@Controller
class Bell {
    private static final int SHOWN = 10;

    private final BellLines lines;
    private final RungNotices notices;

    Bell(BellLines lines, RungNotices notices) {
        this.lines = lines;
        this.notices = notices;
    }

    /** @param after where the lines before were cut: then only those that follow */
    @GetMapping("/bell")
    ModelAndView bell(SignedIn me, @RequestParam(defaultValue = "") String after) {
        return MomentCursor.parse(after)
                .map(cut -> new ModelAndView("desk/bell-earlier", "lines", lines.page(me.id(), cut, SHOWN)))
                .orElseGet(() -> bell(me));
    }

    private ModelAndView bell(SignedIn me) {
        var view = new BellView(lines.unread(me.id()), lines.page(me.id(), MomentCursor.FIRST, SHOWN));
        return new ModelAndView("desk/bell", "view", view);
    }

    /** On to the page that the line points at, which is then read. */
    @GetMapping("/bell/{id}")
    ModelAndView open(SignedIn me, @PathVariable String id) {
        var page = uuid(id).flatMap(line -> notices.open(me.id(), line))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        var redirect = new RedirectView(page);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(redirect);
    }

    @PostMapping("/bell/read")
    ModelAndView readAll(SignedIn me) {
        lines.readAll(me.id());
        return bell(me);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
