package pl.sos.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Writes what the doors refuse to programs. The room of the API does it, so that a refusal at the door and one in a call
 * read the same: nobody can tell what is not there from what is not his.
 */
public interface ProblemWriter {
    /** @param code not-found, unauthorized, forbidden or too-many-requests */
    void write(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String code,
            Optional<Duration> retryAfter)
            throws IOException;
}
