package pl.sos.remote.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.sos.remote.SessionMove.AGREE;
import static pl.sos.remote.SessionMove.END;
import static pl.sos.remote.SessionMove.PAUSE;
import static pl.sos.remote.SessionMove.REFUSE;
import static pl.sos.remote.SessionMove.RESUME;
import static pl.sos.remote.SessionMove.START;
import static pl.sos.remote.SessionMove.WITHDRAW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import pl.sos.ground.testing.Seeded;
import pl.sos.remote.SessionMove;
import pl.sos.remote.SessionState;
import pl.sos.remote.internal.Course.Outcome;

class CourseTest {
    private static final Instant TEN = Instant.parse("2026-11-23T09:00:00Z");
    private static final Instant VALID_UNTIL = TEN.plus(Duration.ofHours(24));

    /** Every way there is; all others are refused. {@code same} where the state does not change. */
    private static final Map<SessionState, Map<SessionMove, SessionState>> WAYS = new EnumMap<>(Map.of(
            SessionState.REQUESTED,
            Map.of(
                    AGREE, SessionState.AGREED,
                    REFUSE, SessionState.REFUSED,
                    WITHDRAW, SessionState.WITHDRAWN),
            SessionState.AGREED,
            Map.of(AGREE, SessionState.AGREED, WITHDRAW, SessionState.WITHDRAWN, START, SessionState.RUNNING),
            SessionState.REFUSED,
            Map.of(REFUSE, SessionState.REFUSED),
            SessionState.EXPIRED,
            Map.of(),
            SessionState.WITHDRAWN,
            Map.of(WITHDRAW, SessionState.WITHDRAWN),
            SessionState.RUNNING,
            Map.of(
                    START, SessionState.RUNNING,
                    RESUME, SessionState.RUNNING,
                    PAUSE, SessionState.PAUSED,
                    END, SessionState.ENDED,
                    WITHDRAW, SessionState.WITHDRAWN),
            SessionState.PAUSED,
            Map.of(
                    PAUSE, SessionState.PAUSED,
                    RESUME, SessionState.RUNNING,
                    END, SessionState.ENDED,
                    WITHDRAW, SessionState.WITHDRAWN),
            SessionState.ENDED,
            Map.of(END, SessionState.ENDED)));

    @Test
    void goesOnlyTheWaysThereAre() {
        for (var state : SessionState.values()) {
            for (var move : SessionMove.values()) {
                var course = at(state);
                var now = state == SessionState.EXPIRED ? VALID_UNTIL : TEN;
                var wanted = WAYS.getOrDefault(state, Map.of()).get(move);
                var name = state + " " + move;
                switch (course.after(move, now)) {
                    case Outcome.Next(var next) -> {
                        assertThat(next.state(now)).as(name).isEqualTo(wanted);
                        assertThat(wanted).as(name).isNotEqualTo(state);
                    }
                    case Outcome.Same() -> assertThat(wanted).as(name).isEqualTo(state);
                    case Outcome.Illegal(var tried, var because) -> {
                        assertThat(wanted).as(name).isNull();
                        assertThat(tried).isEqualTo(move);
                        assertThat(because).isEqualTo(state);
                    }
                }
            }
        }
    }

    @Test
    void countsWhatRanAndLeavesPausesOut() {
        var running = next(at(SessionState.AGREED), START, TEN);
        var paused = next(running, PAUSE, TEN.plusSeconds(600));
        var again = next(paused, RESUME, TEN.plusSeconds(3600));
        var ended = next(again, END, TEN.plusSeconds(3660));

        assertThat(running.ran(TEN.plusSeconds(90))).isEqualTo(90);
        assertThat(paused.ran(TEN.plusSeconds(3000))).isEqualTo(600);
        assertThat(ended.ran(TEN.plusSeconds(9999))).isEqualTo(660);
    }

    @Test
    void aConsentThatIsOverStartsNothingAndCutsNothingOff() {
        var agreed = at(SessionState.AGREED);
        assertThat(agreed.state(VALID_UNTIL.minusMillis(1))).isEqualTo(SessionState.AGREED);
        assertThat(agreed.after(START, VALID_UNTIL)).isEqualTo(new Outcome.Illegal(START, SessionState.EXPIRED));

        var running = next(agreed, START, VALID_UNTIL.minusSeconds(60));
        assertThat(running.state(VALID_UNTIL)).isEqualTo(SessionState.RUNNING);
        var paused = next(running, PAUSE, VALID_UNTIL);
        assertThat(paused.after(RESUME, VALID_UNTIL)).isEqualTo(new Outcome.Illegal(RESUME, SessionState.EXPIRED));
        assertThat(next(paused, END, VALID_UNTIL.plusSeconds(5)).ran(VALID_UNTIL))
                .isEqualTo(60);
    }

    @Test
    void aClockThatIsSetBackTakesNothingAway() {
        var running = next(at(SessionState.AGREED), START, TEN);
        assertThat(running.ran(TEN.minusSeconds(30))).isZero();
        assertThat(next(running, END, TEN.minusSeconds(30)).seconds()).isZero();
    }

    /** Against a model that keeps the list of what was done and works everything out of it anew. */
    @Test
    void agreesWithWhoWritesEverythingDown() {
        Seeded.cases(400, random -> {
            var course = Course.requested(VALID_UNTIL);
            var done = new ArrayList<Done>();
            var now = TEN;
            for (int i = 0; i < 25; i++) {
                now = now.plusSeconds(random.between(0, random.chance(10) ? 40_000 : 900));
                var move = random.pick(SessionMove.class);
                boolean legal = legal(done, move, now);
                if (course.after(move, now) instanceof Outcome.Next(var next)) {
                    assertThat(legal).as(done + " " + move).isTrue();
                    course = next;
                    done.add(new Done(move, now));
                } else {
                    assertThat(legal).as(done + " " + move).isFalse();
                }
                assertThat(course.ran(now)).as(done + " at " + now).isEqualTo(ran(done, now));
                assertThat(course.runningSince().isPresent()).isEqualTo(runs(done));
                assertThat(!runs(done) || consented(done))
                        .as("nothing runs without consent")
                        .isTrue();
            }
        });
    }

    private record Done(SessionMove move, Instant at) {}

    private static boolean did(List<Done> done, SessionMove move) {
        return done.stream().anyMatch(one -> one.move() == move);
    }

    private static boolean consented(List<Done> done) {
        return did(done, AGREE) && !did(done, WITHDRAW);
    }

    private static boolean over(List<Done> done) {
        return did(done, REFUSE) || did(done, WITHDRAW) || did(done, END);
    }

    private static boolean runs(List<Done> done) {
        return !over(done)
                && done.stream()
                        .map(Done::move)
                        .filter(move -> move != AGREE)
                        .reduce((one, later) -> later)
                        .filter(last -> last == START || last == RESUME)
                        .isPresent();
    }

    private static boolean legal(List<Done> done, SessionMove move, Instant now) {
        boolean valid = now.isBefore(VALID_UNTIL);
        boolean started = did(done, START);
        return !over(done)
                && switch (move) {
                    case AGREE, REFUSE -> valid && !did(done, AGREE);
                    case WITHDRAW -> valid || started;
                    case START -> valid && did(done, AGREE) && !started;
                    case PAUSE -> runs(done);
                    case RESUME -> valid && started && !runs(done);
                    case END -> started;
                };
    }

    private static long ran(List<Done> done, Instant now) {
        long sum = 0;
        Optional<Instant> since = Optional.empty();
        for (var one : done) {
            if (one.move() == START || one.move() == RESUME) {
                since = Optional.of(one.at());
            } else if (since.isPresent()) {
                sum += Duration.between(since.get(), one.at()).toSeconds();
                since = Optional.empty();
            }
        }
        return sum + since.map(at -> Duration.between(at, now).toSeconds()).orElse(0L);
    }

    private static Course at(SessionState state) {
        var stored = state == SessionState.EXPIRED ? SessionState.REQUESTED : state;
        return new Course(stored, VALID_UNTIL, 0, state == SessionState.RUNNING ? Optional.of(TEN) : Optional.empty());
    }

    private static Course next(Course course, SessionMove move, Instant at) {
        return course.after(move, at) instanceof Outcome.Next(var next) ? next : fail(course, move);
    }

    private static Course fail(Course course, SessionMove move) {
        throw new AssertionError(course + " " + move);
    }
}
