package pl.sos.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import pl.sos.identity.SignedIn;

/**
 * Runs every POST of the API in one transaction, together with the answer under its {@code Idempotency-Key}. A caller
 * who lost the answer sends the request again: it is replayed when the work was committed and done when it was not,
 * whatever crashed in between. Nothing is sent before the commit.
 *
 * <p>An answer of 400 and above undoes what the call had done so far; refusals are kept under the key, faults of ours
 * (500 and above) and "too many" are not, so that a retry tries again.
 */
@Component
class PostOnce extends OncePerRequestFilter {
    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final List<String> KEPT_HEADERS = List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION);
    private static final int ATTEMPTS = 3;

    private final IdempotencyStore store;
    private final TransactionTemplate transaction;
    private final Problems problems;

    PostOnce(IdempotencyStore store, PlatformTransactionManager transactions, Problems problems) {
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !request.getRequestURI().startsWith("/api/v1/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var signedIn = SignedIn.current();
        if (signedIn.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var key = Optional.ofNullable(request.getHeader(HEADER));
        if (key.isPresent() && !KEY.matcher(key.get()).matches()) {
            problems.write(ApiProblem.of(400, "bad-idempotency-key"), request, response);
            return;
        }
        boolean upload = request.getRequestURI().equals(AttachmentsApi.PATH);
        if (upload && key.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        try (var body = upload ? RepeatableBody.onDisk(request) : RepeatableBody.inMemory(request)) {
            var use = key.map(text -> new IdempotencyStore.Use(signedIn.get().id(), text, call(request), sha256(body)));
            answer(use, body, response, chain);
        } catch (ApiProblem problem) {
            problems.write(problem, request, response);
        }
    }

    private void answer(
            Optional<IdempotencyStore.Use> use, RepeatableBody request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var fresh = new ContentCachingResponseWrapper(response);
            switch (work(use, request, fresh, chain)) {
                case Work.Done() -> {
                    fresh.copyBodyToResponse();
                    return;
                }
                case Work.DoneBefore(IdempotencyStore.Known known) -> {
                    replay(known, request, response);
                    return;
                }
                case Work.UndoneMeanwhile() -> {}
            }
        }
        throw ApiProblem.of(409, "idempotency-key-busy");
    }

    private sealed interface Work {
        record Done() implements Work {}

        record DoneBefore(IdempotencyStore.Known known) implements Work {}

        /** Another request held the key and gave it back: it is free again. */
        record UndoneMeanwhile() implements Work {}
    }

    private Work work(
            Optional<IdempotencyStore.Use> use,
            RepeatableBody request,
            ContentCachingResponseWrapper response,
            FilterChain chain)
            throws ServletException, IOException {
        try {
            var work = transaction.<Work>execute(status -> {
                if (use.isPresent() && !store.take(use.get())) {
                    return store.find(use.get()).<Work>map(Work.DoneBefore::new).orElseGet(Work.UndoneMeanwhile::new);
                }
                pass(request, response, chain);
                if (response.getStatus() >= 400) {
                    status.setRollbackOnly();
                } else {
                    use.ifPresent(taken -> store.answer(taken, answerOf(response)));
                }
                return new Work.Done();
            });
            if (work instanceof Work.Done && use.isPresent() && isRefusal(response.getStatus())) {
                keepRefusal(use.get(), answerOf(response));
            }
            return work;
        } catch (Wrapped failure) {
            throw failure.asServletException();
        } catch (TransactionException | DataAccessException failure) {
            response.reset();
            problems.write(problems.incident(failure, request), Optional.empty(), response);
            return new Work.Done();
        }
    }

    /** The work was undone; its answer is kept alone, unless another request got in between. */
    private void keepRefusal(IdempotencyStore.Use use, StoredAnswer answer) {
        transaction.executeWithoutResult(status -> {
            if (store.take(use)) {
                store.answer(use, answer);
            }
        });
    }

    private static boolean isRefusal(int status) {
        return status >= 400 && status < 500 && status != 408 && status != 429;
    }

    private static void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException failure) {
            throw new Wrapped(failure);
        }
    }

    private void replay(IdempotencyStore.Known known, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!known.same()) {
            problems.write(ApiProblem.refused("idempotency-key-reused"), request, response);
            return;
        }
        response.setStatus(known.answer().status());
        known.answer().headers().forEach(response::setHeader);
        response.setHeader(REPLAYED, "true");
        response.getOutputStream().write(known.answer().body());
    }

    private static StoredAnswer answerOf(ContentCachingResponseWrapper response) {
        var headers = new TreeMap<String, String>();
        for (var name : KEPT_HEADERS) {
            @Nullable
            String value = name.equals(HttpHeaders.CONTENT_TYPE) ? response.getContentType() : response.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new StoredAnswer(response.getStatus(), headers, response.getContentAsByteArray());
    }

    private static String call(HttpServletRequest request) {
        var query = request.getQueryString();
        return "POST " + request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    /** The type belongs to the body: the same bytes as another type are another request. */
    private static byte[] sha256(RepeatableBody body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(body.sha256());
            return digest.digest(String.valueOf(body.getContentType()).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Carries a checked exception out of the transaction, which it undoes. */
    private static final class Wrapped extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrapped(Exception cause) {
            super(cause);
        }

        ServletException asServletException() throws IOException {
            if (getCause() instanceof IOException failure) {
                throw failure;
            }
            return getCause() instanceof ServletException failure ? failure : new ServletException(getCause());
        }
    }
}
