package pl.sos.page.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.AsyncHandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import pl.sos.ground.Foreground;

/**
 * How many pages are made at once. More at once make none of them sooner, but make everything else wait behind all of them: a
 * telephone that rings. A place is held while a page is asked for and made, never while it travels: who reads slowly blocks
 * nobody. Only what is made whole before it leaves takes a place, not files, lists to download, nor what waits for events.
 * Pages that take long do not stop the others: who has waited for {@link #LONGEST_WAIT} goes on without a place.
 */
final class PagePlaces implements AsyncHandlerInterceptor {
    static final Duration LONGEST_WAIT = Duration.ofMillis(500);
    private static final String HELD = PagePlaces.class.getName();

    private final Foreground foreground;
    private final Semaphore places;
    private final Duration longestWait;

    /** @param most pages at once */
    PagePlaces(Foreground foreground, int most, Duration longestWait) {
        this.foreground = foreground;
        this.places = new Semaphore(most, true);
        this.longestWait = longestWait;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        if (isPage(request, handler) && request.getAttribute(HELD) == null) {
            foreground.pageAsked();
            if (places.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
                request.setAttribute(HELD, new Place(places));
            }
        }
        return true;
    }

    /** A form has a body that may come slowly, and is sent once by a person: it never waits. */
    private static boolean isPage(HttpServletRequest request, Object handler) {
        return request.getMethod().equals(HttpMethod.GET.name())
                && handler instanceof HandlerMethod method
                && isView(method.getReturnType().getParameterType());
    }

    private static boolean isView(Class<?> type) {
        return type == String.class || ModelAndView.class.isAssignableFrom(type) || View.class.isAssignableFrom(type);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        giveBack(request);
    }

    @Override
    public void afterConcurrentHandlingStarted(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        giveBack(request);
    }

    /** The page is made, or will not be. */
    static void giveBack(HttpServletRequest request) {
        if (request.getAttribute(HELD) instanceof Place place) {
            place.giveBack();
        }
    }

    private record Place(Semaphore of, AtomicBoolean given) {
        Place(Semaphore of) {
            this(of, new AtomicBoolean());
        }

        void giveBack() {
            if (given.compareAndSet(false, true)) {
                of.release();
            }
        }
    }
}
