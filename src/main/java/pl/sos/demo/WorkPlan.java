package pl.sos.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import pl.sos.contracts.Contract;
import pl.sos.identity.Person;
import pl.sos.kernel.Category;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.WorkChannel;
import pl.sos.kernel.WorkKind;

/** What specialists did for one client, month by month, about as much as the hours of its contract allow. */
final class WorkPlan {
    private static final int MOST_IN_A_MONTH = 6;

    /** How long kinds of work take; what has a note was reported by nobody. */
    private static final List<CSVRecord> ROWS = DemoFiles.rows("work.csv");

    /** In the house's main client this month: 2 h 30 min of its 6 h, all of it told in the story of the offer. */
    private static final String MAIN = "sm-zorza";

    private static final List<Integer> STORY = List.of(27, 52, 57);

    private final ClientId client;
    private final boolean main;
    private final List<Person> staff;
    private final List<Contract> contracts;
    private final DemoTime time;
    private final SplittableRandom random;
    private final Matter[] urn = Matter.urn();
    private final Set<Matter> thisMonth = new HashSet<>();

    WorkPlan(
            ClientId client,
            String slug,
            List<Person> staff,
            List<Contract> contracts,
            DemoTime time,
            SplittableRandom random) {
        this.client = client;
        this.main = slug.equals(MAIN);
        this.staff = staff;
        this.contracts = contracts;
        this.time = time;
        this.random = random;
    }

    /**
     * A piece of work.
     *
     * @param matter of the ticket that it was done on; empty for what stands alone
     * @param minutes really worked
     * @param note blank for the subject of the ticket
     */
    record Planned(
            ClientId client,
            Optional<Matter> matter,
            Instant reported,
            Instant start,
            Person who,
            WorkKind kind,
            WorkChannel channel,
            long minutes,
            String note) {
        Instant end() {
            return start.plus(Duration.ofMinutes(minutes));
        }

        /** Removing failures and errors takes none of the hours. */
        long drawn() {
            return matter.filter(one -> isRepair(one.category())).isPresent() ? 0 : minutes;
        }
    }

    /** The last so many months up to today. */
    List<Planned> months(int count) {
        var planned = new ArrayList<Planned>();
        var today = YearMonth.from(time.today());
        for (int back = count - 1; back >= 0; back--) {
            planned.addAll(month(today.minusMonths(back), main && back == 0));
        }
        return planned;
    }

    /** A quiet month leaves some of the hours, a busy one goes beyond. */
    private List<Planned> month(YearMonth month, boolean told) {
        var terms = contracts.stream()
                .flatMap(contract -> contract.termsOn(month.atDay(1)).stream())
                .toList();
        long included =
                terms.stream().mapToLong(one -> one.includedMinutes().value()).sum();
        var scope = terms.stream().flatMap(one -> one.scope().stream()).collect(Collectors.toSet());
        var planned = new ArrayList<Planned>();
        thisMonth.clear();
        if (included == 0) {
            return planned;
        }
        if (told) {
            STORY.forEach(minutes ->
                    add(planned, told(month, scope, one -> one.category() == Category.CONSULTATION, minutes)));
            add(planned, told(month, scope, one -> isRepair(one.category()), 45));
            return planned;
        }
        long budget = (long) (included * (0.35 + 0.8 * random.nextDouble()));
        for (int i = 0; i < MOST_IN_A_MONTH && budget > 0; i++) {
            var one = switch (random.nextInt(8)) {
                case 0, 1 -> alone(month);
                case 2 -> onTicket(month, scope, matter -> isRepair(matter.category()), 1);
                default -> onTicket(month, scope, matter -> !isRepair(matter.category()), included > 600 ? 3 : 1);
            };
            add(planned, one);
            budget -= one.map(Planned::drawn).orElse(0L);
        }
        return planned;
    }

    /** Nobody is in two places, and a day has few pieces of work. */
    private static void add(List<Planned> planned, Optional<Planned> wanted) {
        wanted.filter(one -> planned.stream()
                        .noneMatch(other ->
                                other.start().isBefore(one.end()) && one.start().isBefore(other.end())))
                .ifPresent(planned::add);
    }

    /** A call, a visit or a training that nobody reported. */
    private Optional<Planned> alone(YearMonth month) {
        var rows = ROWS.stream().filter(row -> !row.get("note").isEmpty()).toList();
        var row = rows.get(random.nextInt(rows.size()));
        return planned(month, Optional.empty(), row, minutes(row, 1));
    }

    /** @param times as long as such work usually takes */
    private Optional<Planned> onTicket(YearMonth month, Set<String> scope, Predicate<Matter> wanted, int times) {
        return matter(scope, wanted).flatMap(matter -> {
            var row = row(matter);
            return planned(month, Optional.of(matter), row, minutes(row, times));
        });
    }

    private Optional<Planned> told(YearMonth month, Set<String> scope, Predicate<Matter> wanted, long minutes) {
        return matter(scope, wanted).flatMap(matter -> planned(month, Optional.of(matter), row(matter), minutes));
    }

    /** Of an application under care, or of none; nobody asks the same twice in a month. */
    private Optional<Matter> matter(Set<String> scope, Predicate<Matter> wanted) {
        var fitting = Arrays.stream(urn)
                .filter(wanted)
                .filter(one -> !thisMonth.contains(one))
                .filter(one -> one.application().map(scope::contains).orElse(true))
                .toList();
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        var found = fitting.get(random.nextInt(fitting.size()));
        thisMonth.add(found);
        return Optional.of(found);
    }

    private static CSVRecord row(Matter matter) {
        var kind = kind(matter.category());
        return ROWS.stream()
                .filter(row -> row.get("note").isEmpty() && row.get("kind").equals(kind.name()))
                .findFirst()
                .orElseThrow();
    }

    private static WorkKind kind(Category category) {
        return switch (category) {
            case FAILURE, ERROR, OTHER -> WorkKind.REMOTE;
            case CONSULTATION -> WorkKind.CONSULTATION;
            case ANALYSIS, CHANGE -> WorkKind.ANALYSIS;
            case UPDATE -> WorkKind.ROLLOUT;
            case TRAINING -> WorkKind.TRAINING;
        };
    }

    private static boolean isRepair(Category category) {
        return category == Category.FAILURE || category == Category.ERROR;
    }

    private long minutes(CSVRecord row, int times) {
        int least = Integer.parseInt(row.get("least"));
        return (long) least + random.nextInt(Integer.parseInt(row.get("most")) * times - least + 1);
    }

    /** On a working day of the month that has passed already; empty where there is none yet. */
    private Optional<Planned> planned(YearMonth month, Optional<Matter> matter, CSVRecord row, long minutes) {
        var yesterday = time.today().minusDays(1);
        var last = month.atEndOfMonth().isAfter(yesterday) ? yesterday : month.atEndOfMonth();
        if (last.isBefore(month.atDay(1))) {
            return Optional.empty();
        }
        var day = workingDay(month.atDay(1 + random.nextInt(last.getDayOfMonth())), month);
        if (day.isAfter(last)) {
            return Optional.empty();
        }
        long latest = Math.max(1, (440 - minutes) / 5);
        var start = day.atTime(8, 40).plusMinutes(random.nextLong(latest) * 5);
        var reported = random.nextBoolean()
                ? day.atTime(7, 5).plusMinutes(random.nextLong(75))
                : workBefore(day).atTime(10, 0).plusMinutes(random.nextLong(330));
        return Optional.of(new Planned(
                client,
                matter,
                reported.atZone(DemoTime.ZONE).toInstant(),
                start.atZone(DemoTime.ZONE).toInstant(),
                staff.get(random.nextInt(staff.size())),
                WorkKind.valueOf(row.get("kind")),
                WorkChannel.valueOf(row.get("channel")),
                minutes,
                row.get("note")));
    }

    private static LocalDate workingDay(LocalDate day, YearMonth month) {
        var before = isWeekend(day) ? workBefore(day) : day;
        return YearMonth.from(before).equals(month) ? before : workAfter(day);
    }

    private static LocalDate workBefore(LocalDate day) {
        var found = day.minusDays(1);
        while (isWeekend(found)) {
            found = found.minusDays(1);
        }
        return found;
    }

    private static LocalDate workAfter(LocalDate day) {
        var found = day.plusDays(1);
        while (isWeekend(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
