package pl.sos.page.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
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

    @RequestMapping("/error")
    ModelAndView failure(Page page, HttpServletRequest request, HttpServletResponse response) {
        var status = status(request);
        var number = Ids.next().toString().substring(24).toUpperCase(java.util.Locale.ROOT);
        var thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (status.is5xxServerError() || thrown != null) {
            LOG.error("Failure {} at {} {}", number, request.getMethod(), page.path(), (Throwable) thrown);
        }
        response.setStatus(status.value());
        var view = new FailureView(status.value(), FailureView.kind(status), number);
        return new ModelAndView(page.fragment() ? "page/failure-fragment" : "page/failure", Map.of("view", view));
    }

    private static HttpStatus status(HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : HttpStatus.NOT_FOUND;
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }
}
