package pl.sos.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import pl.sos.kernel.Ids;
import pl.sos.kernel.Language;
import pl.sos.page.Words;
import tools.jackson.databind.json.JsonMapper;

/** Puts problems into the caller's language: that of Accept-Language, Polish when it names neither of ours. */
@Component
public class Problems {
    static final String MEDIA_TYPE = "application/problem+json";
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final List<Locale> OURS = List.of(Locale.of("pl"), Locale.ENGLISH);
    private static final String DIGITS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final JsonMapper json = StrictJson.mapper();

    Problem of(ApiProblem problem, HttpServletRequest request) {
        var language = language(request);
        var code = problem.code();
        var violations = problem.violations().stream()
                .map(one -> new Problem.Field(one.field(), one.code(), words(language, one.key(), one.arguments())))
                .toList();
        var detail = violations.isEmpty()
                ? words(language, "api.problem." + code + ".detail", problem.arguments())
                : String.join(
                        "; ",
                        violations.stream()
                                .limit(5)
                                .map(one -> one.field() + " – " + one.message())
                                .toList());
        return new Problem(
                "urn:sos:problem:" + code,
                words(language, "api.problem." + code + ".title", problem.arguments()),
                problem.status(),
                detail,
                request.getRequestURI(),
                code,
                violations.isEmpty() ? null : violations,
                problem.changed().isEmpty() ? null : problem.changed(),
                null);
    }

    /** A fault of ours: logged with its stack under a number that the caller can quote. */
    Problem incident(Throwable fault, HttpServletRequest request) {
        var language = language(request);
        var number = number();
        LOG.error("Incident {} in {} {}", number, request.getMethod(), request.getRequestURI(), fault);
        return new Problem(
                "urn:sos:problem:internal",
                words(language, "api.problem.internal.title", List.of()),
                500,
                words(language, "api.problem.internal.detail", List.of(number)),
                request.getRequestURI(),
                "internal",
                null,
                null,
                number);
    }

    /** For filters, which stand before any controller. */
    void write(ApiProblem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(of(problem, request), problem.retryAfter(), response);
    }

    void write(Problem problem, Optional<Duration> retryAfter, HttpServletResponse response) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(MEDIA_TYPE);
        retryAfter.ifPresent(wait -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds(wait)));
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    static String seconds(Duration wait) {
        return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    static Language language(HttpServletRequest request) {
        @Nullable String wanted = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (wanted == null) {
            return Language.PL;
        }
        try {
            var best = Locale.lookup(Locale.LanguageRange.parse(wanted), OURS);
            return Locale.ENGLISH.equals(best) ? Language.EN : Language.PL;
        } catch (IllegalArgumentException unreadable) {
            return Language.PL;
        }
    }

    private static String words(Language language, String key, List<Object> arguments) {
        return Words.of(language, key, arguments.toArray());
    }

    /** Eight characters that can be read out on the phone. */
    private static String number() {
        long random = Ids.next().getLeastSignificantBits();
        var text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            text.append(i == 4 ? "-" : "").append(DIGITS.charAt((int) (random & 31)));
            random >>>= 5;
        }
        return text.toString();
    }
}
