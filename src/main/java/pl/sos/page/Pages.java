package pl.sos.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import pl.sos.kernel.Language;
import pl.sos.page.internal.Texts;

/** Makes the {@link Page} of a request; a controller may also take it as an argument. */
@Component
public class Pages {
    public static final String LANGUAGE_COOKIE = "sos_language";
    public static final String THEME_COOKIE = "sos_theme";
    public static final String TOAST_COOKIE = "sos_toast";
    static final String TOAST_ARGUMENT = "\n";
    static final String TOAST_LINK = "\r";
    private static final Pattern OWN_PATH = Pattern.compile("(/[A-Za-z0-9-]+)+");
    static final String NONCE = Pages.class.getName() + ".nonce";
    private static final String PAGE = Page.class.getName();

    private final ObjectProvider<Viewers> viewers;
    private final ObjectProvider<CaretakerCards> caretakers;
    private final Clock clock;

    public Pages(ObjectProvider<Viewers> viewers, ObjectProvider<CaretakerCards> caretakers, Clock clock) {
        this.viewers = viewers;
        this.caretakers = caretakers;
        this.clock = clock;
    }

    public Page of(HttpServletRequest request) {
        if (request.getAttribute(PAGE) instanceof Page page) {
            return page;
        }
        var page = make(request);
        request.setAttribute(PAGE, page);
        return page;
    }

    private Page make(HttpServletRequest request) {
        var known = viewers.getIfAvailable();
        var viewer = known == null ? Optional.<Viewer>empty() : known.current();
        var language = (known == null ? Optional.<Language>empty() : known.language())
                .or(() -> cookie(request, LANGUAGE_COOKIE).flatMap(code -> one(Language.values(), code)))
                .orElse(Language.PL);
        var theme = cookie(request, THEME_COOKIE)
                .flatMap(code -> one(Theme.values(), code))
                .orElse(Theme.AUTO);
        var toast = cookie(request, TOAST_COOKIE)
                .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
                .flatMap(value -> shown(language, value));
        return new Page(
                new Page.Request(
                        viewer,
                        language,
                        theme,
                        request.getAttribute(NONCE) instanceof String nonce ? nonce : "",
                        csrf(request),
                        path(request),
                        Optional.ofNullable(request.getQueryString()).orElse(""),
                        request.getHeader("HX-Request") != null
                                && request.getHeader("HX-History-Restore-Request") == null,
                        Optional.ofNullable(request.getHeader("HX-Target")).orElse(""),
                        toast,
                        () -> caretaker(viewer),
                        clock.instant()),
                clock);
    }

    private Optional<CaretakerCard> caretaker(Optional<Viewer> viewer) {
        var cards = caretakers.getIfAvailable();
        return cards == null
                ? Optional.empty()
                : viewer.filter(who -> !who.staff()).flatMap(cards::forClientOf);
    }

    private static Page.Csrf csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Page.Csrf(token.getHeaderName(), token.getParameterName(), token.getToken())
                : new Page.Csrf("X-CSRF-TOKEN", "_csrf", "");
    }

    /** What a browser sends may be anybody's: a link leads nowhere but to a page of this installation. */
    private static Optional<Toast.Shown> shown(Language language, String value) {
        var parts = value.split(TOAST_LINK, 3);
        return toast(language, parts[0])
                .map(sentence -> new Toast.Shown(
                        sentence,
                        Optional.of(parts)
                                .filter(all -> all.length == 3
                                        && !all[1].isEmpty()
                                        && sentence.contains(all[1])
                                        && OWN_PATH.matcher(all[2]).matches())
                                .map(all -> new Toast.Link(all[1], all[2]))));
    }

    private static Optional<String> toast(Language language, String value) {
        if (value.contains(TOAST_ARGUMENT)) {
            var said = value.split(TOAST_ARGUMENT, -1);
            Object[] arguments = Arrays.copyOfRange(said, 1, said.length, Object[].class);
            return Texts.has(language, said[0])
                    ? Optional.of(Texts.of(language, said[0], arguments))
                    : Optional.empty();
        }
        var parts = value.split(":", 2);
        if (parts.length == 1) {
            return Texts.has(language, value) ? Optional.of(Texts.of(language, value)) : Optional.empty();
        }
        if (!parts[1].matches("\\d{1,9}")) {
            return Optional.empty();
        }
        long number = Long.parseLong(parts[1]);
        var key = parts[0] + "." + Texts.plural(language, number);
        return Texts.has(language, key) ? Optional.of(Texts.of(language, key, number)) : Optional.empty();
    }

    private static String path(HttpServletRequest request) {
        return request.getAttribute("jakarta.servlet.error.request_uri") instanceof String failed
                ? failed
                : request.getRequestURI();
    }

    private static Optional<String> cookie(HttpServletRequest request, String name) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Stream::of)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    private static <E extends Enum<E>> Optional<E> one(E[] constants, String code) {
        return Stream.of(constants)
                .filter(constant -> constant.name().equalsIgnoreCase(code))
                .findFirst();
    }
}
