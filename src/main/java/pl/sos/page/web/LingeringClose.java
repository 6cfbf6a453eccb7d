package pl.sos.page.web;

import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Reads on, for a while, what is still being sent after the answer. A connection that is closed with bytes unread is reset
 * (RFC 9112 section 9.6), and whoever sends a file that is too large would read nothing instead of how large it may be.
 */
@Component
class LingeringClose implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {
    /** As nginx has it. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final long MOST_BYTES = 512L * 1024 * 1024;
    private static final int CHUNKS_AT_ONCE = 16;

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(server -> server.insertHandler(new Lingering()));
    }

    private static final class Lingering extends Handler.Wrapper {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            if (request.getHeaders().contains(HttpHeader.EXPECT)) {
                return super.handle(request, response, callback); // it sends nothing before it is asked to
            }
            return super.handle(new Unhurried(request), response, new Callback.Nested(callback) {
                @Override
                public void succeeded() {
                    new Rest(request, getCallback()).run();
                }
            });
        }
    }

    /** What is there already is read when it is answered; unlike Jetty's own, the rest stays readable. */
    private static final class Unhurried extends Request.Wrapper {
        Unhurried(Request request) {
            super(request);
        }

        @Override
        public boolean consumeAvailable() {
            for (int i = 0; i < CHUNKS_AT_ONCE; i++) {
                Content.Chunk chunk = read();
                if (chunk == null) {
                    return false;
                }
                chunk.release();
                if (chunk.isLast()) {
                    return !Content.Chunk.isFailure(chunk);
                }
            }
            return false;
        }
    }

    /** What a request still holds when it is answered. */
    private static final class Rest implements Runnable {
        private final Request request;
        private final Callback then;
        private final long begun = System.nanoTime();
        private long bytes;

        Rest(Request request, Callback then) {
            this.request = request;
            this.then = then;
        }

        @Override
        public void run() {
            while (bytes < MOST_BYTES && System.nanoTime() - begun < LONGEST.toNanos()) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    request.demand(this);
                    return;
                }
                bytes += chunk.remaining();
                chunk.release();
                if (chunk.isLast() || Content.Chunk.isFailure(chunk)) {
                    break;
                }
            }
            then.succeeded();
        }
    }
}
