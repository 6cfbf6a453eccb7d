package pl.sos.page.web;

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
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.kernel.Ids;
import pl.sos.page.Page;

/** What a person reads when something did not work: what happened, what became of her work, what to do, a number. */
@Controller
class FailureController implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(FailureController.class);
    private static final Pattern TOO_LARGE = Pattern.compile("max \\w+( size)? exceeded");

    @RequestMapping("/error")
    ModelAndView failure(Page page, HttpServletRequest request, HttpServletResponse response) {
        var thrown = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        var status = tooLarge(thrown) ? HttpStatus.CONTENT_TOO_LARGE : status(request);
        var method =
                request.getAttribute(RequestDispatcher.ERROR_METHOD) instanceof String of ? of : request.getMethod();
        var number = Ids.next().toString().substring(24).toUpperCase(java.util.Locale.ROOT);
        if (status.is5xxServerError() || thrown != null && status != HttpStatus.CONTENT_TOO_LARGE) {
            LOG.error("Failure {} at {} {}", number, method, page.path(), thrown);
        }
        response.setStatus(status.value());
        var view = new FailureView(status.value(), FailureView.kind(status), number, method.equals("GET"));
        return new ModelAndView(page.fragment() ? "page/failure-fragment" : "page/failure", Map.of("view", view));
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
