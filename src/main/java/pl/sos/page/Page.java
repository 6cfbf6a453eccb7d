package pl.sos.page;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import pl.sos.kernel.Language;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.Sentence;
import pl.sos.page.internal.Assets;
import pl.sos.page.internal.Texts;

/** What every template knows: who looks, in which language, and how to say things. One is made for each request. */
public final class Page {
    private final Request request;
    private final Times times;

    /**
     * The facts of the request that a page is made from.
     *
     * @param path without the query
     * @param fragment htmx asks for a part of a page rather than for a page
     * @param target the id of the element htmx will fill, empty when it names none
     * @param toast a sentence to show once, left by the request before
     */
    public record Request(
            Optional<Viewer> viewer,
            Language language,
            Theme theme,
            String nonce,
            Csrf csrf,
            String path,
            String query,
            boolean fragment,
            String target,
            Optional<Toast.Shown> toast,
            Supplier<Optional<CaretakerCard>> caretaker,
            Instant now) {}

    public record Csrf(String header, String parameter, String token) {}

    public Page(Request request, Clock clock) {
        this.request = request;
        this.times = new Times(request.language(), clock);
    }

    // Who and where

    public Optional<Viewer> viewer() {
        return request.viewer();
    }

    /** @throws IllegalStateException when nobody is signed in */
    public Viewer signedIn() {
        return request.viewer().orElseThrow(() -> new IllegalStateException("This page is for people who signed in"));
    }

    public boolean staff() {
        return request.viewer().map(Viewer::staff).orElse(false);
    }

    public boolean has(String role) {
        return request.viewer().map(viewer -> viewer.has(role)).orElse(false);
    }

    public Language language() {
        return request.language();
    }

    public boolean polish() {
        return request.language() == Language.PL;
    }

    public Theme theme() {
        return request.theme();
    }

    public String nonce() {
        return request.nonce();
    }

    public Csrf csrf() {
        return request.csrf();
    }

    public String path() {
        return request.path();
    }

    /** Whether it lies {@link #under} one of several addresses. */
    public boolean underAny(String... addresses) {
        return Stream.of(addresses).anyMatch(this::under);
    }

    /** The address to come back to: path and query. */
    public String here() {
        return request.query().isEmpty() ? request.path() : request.path() + "?" + request.query();
    }

    /** Whether this page lies at or under an address; "/" is only itself. */
    public boolean under(String address) {
        return request.path().equals(address)
                || (!address.equals("/") && request.path().startsWith(address + "/"));
    }

    public boolean fragment() {
        return request.fragment();
    }

    /** htmx asks for what fills the element with this id. */
    public boolean fills(String elementId) {
        return request.fragment() && request.target().equals(elementId);
    }

    public Optional<Toast.Shown> toast() {
        return request.toast();
    }

    /** Who looks after the signed-in client; asked for when a template first wants it. */
    public Optional<CaretakerCard> caretaker() {
        return request.caretaker().get();
    }

    /** The sentences the script speaks, as JSON: everything under {@code common.js.}. */
    public String scriptTexts() {
        return Texts.json(request.language(), "common.js.");
    }

    /** The address of a file in {@code assets/}, with its fingerprint. */
    public String asset(String name) {
        return Assets.address(name);
    }

    public String icon(String name) {
        return Assets.address("icons.svg") + "#" + name;
    }

    // Words

    /** The sentence under a key such as {@code tickets.reply}, with {@code {0}}, {@code {1}} … filled in. */
    public String t(String key, Object... arguments) {
        return Texts.of(request.language(), key, arguments);
    }

    /** The sentence under a key that may have none, since rooms above this one may bring new ones. */
    public Optional<String> known(String key) {
        return Texts.has(request.language(), key) ? Optional.of(t(key)) : Optional.empty();
    }

    /** The sentence of an enum's constant: {@code tickets.status.WAITING_FOR_CLIENT} for prefix {@code tickets.status}. */
    public String t(String prefix, Enum<?> constant) {
        return t(prefix + "." + constant.name());
    }

    /** A counted thing; the bundle has {@code key.one}, {@code key.few} and {@code key.many}, {@code {0}} the number. */
    public String count(String key, long number) {
        return t(key + "." + Texts.plural(request.language(), number), number);
    }

    /** As {@link #count} with further arguments from {@code {1}} on. */
    public String countOf(String key, long number, Object more) {
        return t(key + "." + Texts.plural(request.language(), number), number, more);
    }

    public String say(Sentence sentence) {
        return sentence.in(request.language());
    }

    // Times

    public Instant now() {
        return request.now();
    }

    /** "za 3 h 20 min", "po terminie 2 h" */
    public String dueIn(Instant due) {
        return times.dueIn(due);
    }

    /** "3 min temu" */
    public String ago(Instant then) {
        return times.ago(then);
    }

    /** "dziś 10:40" */
    public String moment(Instant instant) {
        return times.moment(instant);
    }

    /** "jutro do 10:40" */
    public String latest(Instant due) {
        return times.latest(due);
    }

    /** "od 10:40" */
    public String since(Instant instant) {
        return times.since(instant);
    }

    /** "jutro o 8:00" */
    public String when(Instant instant) {
        return times.when(instant);
    }

    /** "niedziela, 22 listopada 2026, 18:21:05" */
    public String exact(Instant instant) {
        return times.exact(instant);
    }

    /** "10:40" */
    public String hour(Instant instant) {
        return times.hour(instant);
    }

    public String date(LocalDate date) {
        return times.date(date);
    }

    public String shortDate(LocalDate date) {
        return times.shortDate(date);
    }

    public String month(YearMonth month) {
        return times.month(month);
    }

    /** "3 h 30 min" */
    public String minutes(Minutes minutes) {
        return times.minutes(minutes.value());
    }

    /** "1,4 MB" */
    public String size(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        var units = new String[] {"kB", "MB", "GB"};
        double size = bytes;
        int unit = -1;
        while (size >= 999.5 && unit < units.length - 1) {
            size /= 1000;
            unit++;
        }
        return String.format(request.language().locale(), size < 9.95 ? "%.1f %s" : "%.0f %s", size, units[unit]);
    }

    public boolean past(Instant instant) {
        return instant.isBefore(request.now());
    }
}
