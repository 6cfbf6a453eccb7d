package pl.sos.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.identity.ProblemWriter;

/** What is refused before a call reaches its controller reads like what a controller refuses. */
@Component
class DoorProblems implements ProblemWriter {
    private final Problems problems;

    DoorProblems(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void write(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String code,
            Optional<Duration> retryAfter)
            throws IOException {
        var problem = retryAfter.isPresent()
                ? ApiProblem.retryAfter(status, code, retryAfter.get())
                : ApiProblem.of(status, code);
        problems.write(problem, request, response);
    }
}
