package pl.sos.api;

import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Ends a call with a {@link Problem}. Controllers throw it after a room's face has answered; rooms never do. Its
 * sentences are {@code api.problem.<code>.title} and {@code .detail}.
 */
public final class ApiProblem extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final transient List<Object> arguments;
    private final transient List<Violation> violations;
    private final transient List<Problem.Change> changed;
    private final transient Optional<Duration> retryAfter;

    /**
     * A field that a rule refuses.
     *
     * @param field name as in the request, such as scope[0]
     * @param key of its sentence, such as {@code tickets.violation.too-long}; its last part is the stable code
     */
    public record Violation(String field, String key, List<Object> arguments) {
        public static Violation of(String field, String key, Object... arguments) {
            return new Violation(field, key, List.of(arguments));
        }

        String code() {
            return key.substring(key.lastIndexOf('.') + 1);
        }
    }

    private ApiProblem(
            int status,
            String code,
            List<Object> arguments,
            List<Violation> violations,
            List<Problem.Change> changed,
            Optional<Duration> retryAfter) {
        super(code + " " + arguments + violations, null, false, false);
        this.status = status;
        this.code = code;
        this.arguments = arguments;
        this.violations = violations;
        this.changed = changed;
        this.retryAfter = retryAfter;
    }

    /** Not there, or not yours: 404, and nothing tells which. */
    public static ApiProblem notFound() {
        return of(404, "not-found");
    }

    /** A rule refuses it: 422. */
    public static ApiProblem refused(String code, Object... arguments) {
        return of(422, code, arguments);
    }

    /** Fields that rules refuse: 422 {@code invalid}. */
    public static ApiProblem invalid(List<Violation> violations) {
        return new ApiProblem(422, "invalid", List.of(), List.copyOf(violations), List.of(), Optional.empty());
    }

    /** One field that a rule refuses; the key is {@code api.violation.<code>} unless it names a room. */
    public static ApiProblem invalid(String field, String code, Object... arguments) {
        String key = code.contains(".") ? code : "api.violation." + code;
        return invalid(List.of(new Violation(field, key, List.of(arguments))));
    }

    /** Somebody was faster: 409, with what changed meanwhile. */
    public static ApiProblem conflict(List<Problem.Change> changed) {
        return new ApiProblem(409, "conflict", List.of(), List.of(), List.copyOf(changed), Optional.empty());
    }

    public static ApiProblem of(int status, String code, Object... arguments) {
        return new ApiProblem(status, code, List.of(arguments), List.of(), List.of(), Optional.empty());
    }

    public static ApiProblem retryAfter(int status, String code, Duration wait) {
        return new ApiProblem(status, code, List.of(), List.of(), List.of(), Optional.of(wait));
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    List<Object> arguments() {
        return arguments;
    }

    List<Violation> violations() {
        return violations;
    }

    List<Problem.Change> changed() {
        return changed;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
