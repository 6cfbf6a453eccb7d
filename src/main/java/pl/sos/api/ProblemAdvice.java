package pl.sos.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import pl.sos.tickets.InvalidCursor;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Every way in which a call of the API can fail, as a {@link Problem}. */
@RestControllerAdvice(basePackageClasses = ProblemAdvice.class)
class ProblemAdvice {
    private final Problems problems;

    ProblemAdvice(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(ApiProblem problem, HttpServletRequest request) {
        var answer = ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        problem.retryAfter().ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, Problems.seconds(wait)));
        return answer.body(problems.of(problem, request));
    }

    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException failure, HttpServletRequest request) {
        return refused(unreadableBody(failure.getCause()), request);
    }

    /** In a path it names nothing that is there; in a query it is the caller's slip. */
    @ExceptionHandler
    ResponseEntity<Problem> mismatch(MethodArgumentTypeMismatchException failure, HttpServletRequest request) {
        boolean inPath = failure.getParameter().hasParameterAnnotation(PathVariable.class);
        return refused(
                inPath ? ApiProblem.notFound() : ApiProblem.of(400, "bad-parameter", failure.getName()), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(ServletRequestBindingException failure, HttpServletRequest request) {
        return refused(ApiProblem.of(400, "missing-parameter", String.valueOf(failure.getMessage())), request);
    }

    @ExceptionHandler
    ResponseEntity<Problem> cursor(InvalidCursor failure, HttpServletRequest request) {
        return refused(ApiProblem.of(400, "bad-cursor"), request);
    }

    /** The caller has gone; there is nobody to answer. */
    @ExceptionHandler({AsyncRequestNotUsableException.class, EOFException.class})
    void gone() {}

    @ExceptionHandler
    ResponseEntity<Problem> anythingElse(Exception failure, HttpServletRequest request) {
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            int status = known.getStatusCode().value();
            return refused(
                    ApiProblem.of(
                            status,
                            switch (status) {
                                case 404 -> "not-found";
                                case 405 -> "method-not-allowed";
                                case 406 -> "not-acceptable";
                                case 413 -> "body-too-large";
                                case 415 -> "unsupported-media-type";
                                default -> "bad-request";
                            }),
                    request);
        }
        return ResponseEntity.internalServerError()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problems.incident(failure, request));
    }

    private static ApiProblem unreadableBody(@Nullable Throwable cause) {
        return switch (cause) {
            case StrictJson.UnstorableText text -> ApiProblem.of(422, "unstorable-text");
            case DatabindException failure
            when failure.getCause() instanceof StrictJson.UnstorableText ->
                ApiProblem.invalid(path(failure), "unstorable-text");
            case UnrecognizedPropertyException unknown ->
                ApiProblem.invalid(path(unknown), "unknown-field", String.join(", ", known(unknown)));
            case InvalidFormatException unfit
            when unfit.getTargetType() != null && unfit.getTargetType().isEnum() ->
                ApiProblem.invalid(
                        path(unfit),
                        "unknown-value",
                        Stream.of(unfit.getTargetType().getEnumConstants())
                                .map(Object::toString)
                                .collect(Collectors.joining(", ")));
            case InvalidFormatException unfit -> ApiProblem.invalid(path(unfit), formOf(unfit.getTargetType()));
            case StreamReadException broken -> malformed(broken);
            case DatabindException unfit
            when !unfit.getPath().isEmpty() -> ApiProblem.invalid(path(unfit), "wrong-type");
            case JacksonException broken -> malformed(broken);
            case null, default -> ApiProblem.of(400, "no-body");
        };
    }

    private static ApiProblem malformed(JacksonException broken) {
        var at = broken.getLocation();
        return at == null
                ? ApiProblem.of(400, "malformed-json", 1, 1)
                : ApiProblem.of(400, "malformed-json", at.getLineNr(), at.getColumnNr());
    }

    private static List<String> known(UnrecognizedPropertyException unknown) {
        var ids = unknown.getKnownPropertyIds();
        return ids == null ? List.of() : ids.stream().map(String::valueOf).toList();
    }

    /** What the field should look like, as a violation's code. */
    private static String formOf(@Nullable Class<?> type) {
        return switch (type == null ? "" : type.getSimpleName()) {
            case "Instant" -> "not-an-instant";
            case "LocalDate" -> "not-a-date";
            case "YearMonth" -> "not-a-month";
            case "Policy" -> "not-a-policy";
            case "Nip" -> "not-a-nip";
            case "PhoneNumber" -> "not-a-phone";
            case "TicketNumber" -> "not-a-ticket-number";
            case "UUID",
                    "ClientId",
                    "PersonId",
                    "TicketId",
                    "MessageId",
                    "ContractId",
                    "AttachmentId",
                    "InstallationId" -> "not-an-id";
            default -> "wrong-type";
        };
    }

    private static String path(DatabindException failure) {
        var path = new StringBuilder();
        for (var step : failure.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.isEmpty() ? "$" : path.toString();
    }
}
