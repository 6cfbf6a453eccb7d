package pl.sos.ground.testing;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many requests the servers under test have in hand. A window that is closed leaves some behind – a draft, a fragment that
 * nobody will see – whose writes must not end up in the next test's database.
 */
final class RequestsInHand implements Filter {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int LONGEST_HUNDREDTHS = 2000;

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        COUNT.incrementAndGet();
        try {
            chain.doFilter(request, response);
        } finally {
            COUNT.decrementAndGet();
        }
    }

    /** Returns when there is none, or after twenty seconds: one that hangs is for its own test to find. */
    static void awaitNone() {
        for (int hundredths = 0; COUNT.get() > 0 && hundredths < LONGEST_HUNDREDTHS; hundredths++) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
