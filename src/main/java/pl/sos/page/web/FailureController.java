package pl.sos.page.web;

import gg.jte.TemplateEngine;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import pl.sos.kernel.Ids;
import pl.sos.page.Page;
import pl.sos.page.Pages;

/**
 * What a person reads when something did not work: what happened, what became of her work, what to do, a number. Who is
 * signed in keeps her navigation; the plain page asks nothing of anything that can break.
 */
@Controller
class FailureController implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(FailureController.class);
    private static final Pattern TOO_LARGE = Pattern.compile("max \\w+( size)? exceeded");

    private final TemplateEngine templates;
    private final Pages pages;

    FailureController(TemplateEngine templates, Pages pages) {
        this.templates = templates;
        this.pages = pages;
    }

    @RequestMapping("/error")
    ModelAndView failure(Page page, HttpServletRequest request, HttpServletResponse response) {
        var thrown = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        var status = tooLarge(thrown)
                ? HttpStatus.CONTENT_TOO_LARGE
                : overtaken(thrown) ? HttpStatus.CONFLICT : status(request);
        var method =
                request.getAttribute(RequestDispatcher.ERROR_METHOD) instanceof String of ? of : request.getMethod();
        var number = Ids.next().toString().substring(24).toUpperCase(java.util.Locale.ROOT);
        if (status.is5xxServerError() || (thrown != null && status != HttpStatus.CONTENT_TOO_LARGE)) {
            LOG.error("Failure {} at {} {}", number, method, page.path(), thrown);
        }
        response.setStatus(status.value());
        var view = new FailureView(status.value(), FailureView.kind(status), number, method.equals("GET"));
        var plain = JteViews.view(templates, pages, page.fragment() ? "page/failure-fragment" : "page/failure");
        var shown = page.fragment() || page.viewer().isEmpty()
                ? plain
                : new EitherView(JteViews.view(templates, pages, "page/failure-inside"), plain);
        return new ModelAndView(shown, Map.of("view", view));
    }

    /** Shows the second when the first cannot be made; neither sends a byte before it is made whole. */
    private record EitherView(View first, View second) implements View {
        @Override
        public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                throws Exception {
            try {
                first.render(model, request, response);
            } catch (RuntimeException e) {
                LOG.warn("The page about a failure could not be made with its navigation", e);
                second.render(model, request, response);
            }
        }
    }

    /** Two wrote at once, and the database let one of them go on. */
    private static boolean overtaken(@Nullable Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .anyMatch(ConcurrencyFailureException.class::isInstance);
    }

    /** Jetty calls a form that is larger than it may be a bad one, and says why in the words of its innermost cause alone. */
    private static boolean tooLarge(@Nullable Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .map(Throwable::getMessage)
                .anyMatch(
                        message -> message != null && TOO_LARGE.matcher(message).lookingAt());
    }

    private static HttpStatus status(HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }
}
