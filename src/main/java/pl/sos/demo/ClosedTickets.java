package pl.sos.demo;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import pl.sos.entitlement.Entitlements;
import pl.sos.entitlement.Question;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Severity;
import pl.sos.search.SearchIndex;
import pl.sos.search.SearchKind;
import pl.sos.search.SearchText;

/**
 * Tickets that are over, written in bulk: COPY into a temporary table – it is refused where row-level security is on – and
 * from there into the tables of the rooms, with all that the faces would have written: messages, events, the decision,
 * the reaction clock and its evidence.
 */
@Component
class ClosedTickets {
    private static final String STAGE = """
        create temporary table stage (
            id uuid, number bigint, client uuid, reporter uuid, entered uuid, assignee uuid,
            application text, category text, severity text, category_rank smallint, severity_rank smallint,
            care_rank smallint, channel text, subject text,
            reported timestamptz, replied timestamptz, asked timestamptz, resolved timestamptz, closed timestamptz,
            body text, reply text, answer text, resolution text,
            opening uuid, first_message uuid, reply_message uuid, reply_event uuid, answer_message uuid,
            answer_event uuid, resolution_message uuid, resolution_event uuid, closing_event uuid,
            clock uuid, evidence uuid,
            question jsonb, decision jsonb, amount text, counting text, calendar text, due timestamptz
        ) on commit drop
        """;
    private static final List<String> SPREAD = List.of("""
        insert into tickets.ticket (id, number, client_id, reporter_id, entered_by, application, category, severity,
            subject, status, assignee_id, readers, channel, reported_at, created_at, updated_at, resolved_at,
            closed_at, client_wrote_at, staff_wrote_at, care_rank, category_rank, severity_rank, version)
        select id, number, client, reporter, entered, application, category, severity,
            subject, 'CLOSED', assignee, array [reporter], channel, reported, reported, closed, resolved,
            closed, coalesce(asked, reported), resolved, care_rank, category_rank, severity_rank, 4
        from stage
        """, """
        insert into tickets.message (id, ticket_id, written_in, client_id, author_id, from_staff, visibility, channel,
            body, written_at)
        select first_message, id, id, client, reporter, false, 'PUBLIC', channel, body, reported from stage
        union all
        select reply_message, id, id, client, assignee, true, 'PUBLIC', 'PORTAL', reply, replied from stage
        union all
        select answer_message, id, id, client, reporter, false, 'PUBLIC', 'PORTAL', answer, asked
        from stage where asked is not null
        union all
        select resolution_message, id, id, client, assignee, true, 'PUBLIC', 'PORTAL', resolution, resolved from stage
        """, """
        insert into tickets.event (id, ticket_id, client_id, at, by_id, kind, internal, version, before, after)
        select opening, id, client, reported, entered, 'OPENED', false, 1, null, channel from stage
        union all
        select reply_event, id, client, replied, assignee, 'REPLIED', false, null, null, reply_message::text from stage
        union all
        select answer_event, id, client, asked, reporter, 'REPLIED', false, null, null, answer_message::text
        from stage where asked is not null
        union all
        select resolution_event, id, client, resolved, assignee, 'STATUS', false, 3, 'OPEN', 'RESOLVED' from stage
        union all
        select closing_event, id, client, closed, null, 'STATUS', false, 4, 'RESOLVED', 'CLOSED' from stage
        """, """
        insert into entitlement.decision (ticket_id, client_id, decided_at, why, question, decision)
        select id, client, reported, '', question, decision from stage
        """, """
        insert into sla.clock (id, ticket_id, client_id, kind, amount, counting, calendar, started_at, due, warned,
            stopped_at)
        select clock, id, client, 'REACTION', amount, counting, calendar, reported, due,
            case when replied > due then 100 else 0 end, replied
        from stage
        """, """
        insert into sla.evidence (id, ticket_id, client_id, kind, by_id, at, reference)
        select evidence, id, client, 'REPLY', assignee, replied, reply_message from stage
        """);

    private static final List<String> ANSWERS = List.of(
            "Dziękuję, sprawdzimy i damy znać.",
            "Tak, dokładnie o to chodzi.",
            "Koleżanka potwierdza, że na drugim stanowisku jest tak samo.",
            "Plik wysłałam w osobnej wiadomości.",
            "Jutro po 9 będzie ktoś przy komputerze.");

    private final Entitlements entitlements;
    private final SearchIndex index;
    private final JdbcClient jdbc;
    private final DataSource dataSource;

    ClosedTickets(Entitlements entitlements, SearchIndex index, JdbcClient jdbc, DataSource dataSource) {
        this.entitlements = entitlements;
        this.index = index;
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    /** Who reports and who answers. */
    record Cast(List<SyntheticClients.House> houses, List<PersonId> staff, Matter[] urn) {
        Wanted wanted(Instant reported, long number, SplittableRandom random) {
            var house = houses.get(crowded(houses.size(), random));
            var matter = urn[random.nextInt(urn.length)];
            var assignee = house.caretaker()
                    .filter(caretaker -> random.nextInt(4) > 0)
                    .orElseGet(() -> staff.get(random.nextInt(staff.size())));
            return new Wanted(reported, number, house, matter, assignee, Optional.empty());
        }
    }

    /**
     * A ticket to be written.
     *
     * @param worked when it was worked on: answered right before and resolved right after; empty for as it happens
     */
    record Wanted(
            Instant reported,
            long number,
            SyntheticClients.House house,
            Matter matter,
            PersonId assignee,
            Optional<Stretch> worked) {}

    record Stretch(Instant start, Instant end) {}

    /** To index what {@link #write} writes. */
    SearchIndex.Bulk index() {
        return index.bulk();
    }

    /** Writes tickets, oldest first; joins the caller's transaction, once in each. */
    void write(List<Wanted> wanted, Instant now, SplittableRandom random, SearchIndex.Bulk found) {
        var rows = new CopyText();
        var texts = new ArrayList<SearchText>(wanted.size());
        wanted.forEach(one -> texts.add(row(rows, one, now, random)));
        jdbc.sql(STAGE).update();
        copy(rows.text());
        found.announce();
        SPREAD.forEach(sql -> jdbc.sql(sql).update());
        found.add(texts);
    }

    /** Taken from the sequence, so that nobody who opens a ticket meanwhile gets the same. */
    List<Long> numbers(int count) {
        return jdbc.sql("select nextval('tickets.number') from generate_series(1, ?)")
                .param(count)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    private void copy(String text) {
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy stage from stdin", new StringReader(text));
        } catch (SQLException e) {
            throw new IllegalStateException("The tickets could not be copied", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private SearchText row(CopyText rows, Wanted wanted, Instant now, SplittableRandom random) {
        var reported = wanted.reported();
        var number = wanted.number();
        var house = wanted.house();
        var matter = wanted.matter();
        var assignee = wanted.assignee();
        var occasion = matter.occasion(reported, random);
        var reporter = house.reporters().get(random.nextInt(house.reporters().size()));
        var channel = channel(random);
        var severity = severity(matter.category(), random);
        var kept = entitlements.decideForBulk(
                new Question(house.client(), matter.application(), matter.category(), severity, channel, reported));
        var reaction = kept.decision().reaction();
        var worked = wanted.worked();
        var replied = worked.map(work -> work.start().minusSeconds(60L * random.nextInt(2, 15)))
                .orElseGet(() -> atWork(
                        share(reported, reaction.due(), random.nextInt(50) == 0 ? 1.05 : early(random)), reported));
        var asked =
                worked.isEmpty() && random.nextInt(3) == 0 ? replied.plusSeconds(600 + random.nextInt(40_000)) : null;
        var before = asked == null ? replied : asked;
        var resolved = worked.map(work -> work.end().plusSeconds(60L * random.nextInt(1, 9)))
                .orElseGet(() -> atWork(before.plusSeconds(900 + (long) (early(random) * 8 * 86_400)), before));
        var closed = resolved.plusSeconds(3_600 + random.nextInt(4 * 86_400));
        var last = closed.isBefore(now) ? closed : now.minusSeconds(60);
        var id = Ids.at(reported.toEpochMilli());
        var answer = asked == null ? null : ANSWERS.get(random.nextInt(ANSWERS.size()));
        rows.add((Object) id)
                .add((Object) number)
                .add(house.client())
                .add(reporter)
                .add(channel == Channel.PHONE ? assignee : reporter)
                .add(assignee)
                .add(matter.application().orElse(null))
                .add(matter.category().name())
                .add(severity.name())
                .add((Object) matter.category().rank())
                .add((Object) severity.rank())
                .add((Object) (kept.decision().underCare() ? 0 : 1))
                .add(channel.name())
                .add(occasion.subject())
                .add((Object) reported)
                .add((Object) replied)
                .add((Object) asked)
                .add((Object) resolved)
                .add((Object) last)
                .add(occasion.body())
                .add(occasion.reply())
                .add(answer)
                .add(occasion.resolution())
                .addIds(reported, 2)
                .addIds(replied, 2)
                .addIds(asked == null ? replied : asked, 2)
                .addIds(resolved, 2)
                .addIds(last, 1)
                .addIds(reported, 1)
                .addIds(replied, 1)
                .add(kept.questionJson())
                .add(kept.decisionJson())
                .add(reaction.policy().text())
                .add(reaction.policy().counting().name())
                .add(kept.decision().calendar())
                .add((Object) reaction.due())
                .end();
        return new SearchText(
                id,
                SearchKind.TICKET,
                Optional.of(house.client()),
                Optional.empty(),
                false,
                number,
                List.of("sos-" + number),
                occasion.subject(),
                Stream.of(house.name(), occasion.body(), occasion.reply(), answer, occasion.resolution())
                        .filter(Objects::nonNull)
                        .toList(),
                List.of());
    }

    /** A few clients report much, most report little. */
    static int crowded(int size, SplittableRandom random) {
        return (int) (size * random.nextDouble() * Math.sqrt(random.nextDouble()));
    }

    /** The same moment when somebody is at work, else the end of the working day before it, but after {@code earliest}. */
    private static Instant atWork(Instant moment, Instant earliest) {
        var local = moment.atZone(DemoTime.ZONE);
        while (local.getHour() >= 16
                || local.getHour() < 7
                || local.getDayOfWeek().getValue() > 5) {
            local = local.getHour() >= 16 && local.getDayOfWeek().getValue() <= 5
                    ? local.withHour(15)
                    : local.minusDays(1).withHour(16);
        }
        var found = local.toInstant();
        return found.isAfter(earliest)
                ? found
                : earliest.plusSeconds(300 + Math.floorMod(moment.getEpochSecond(), 2_400));
    }

    /** Mostly soon: a share of the time allowed. */
    private static double early(SplittableRandom random) {
        double share = random.nextDouble();
        return 0.005 + 0.6 * share * share * share;
    }

    private static Instant share(Instant from, Instant until, double share) {
        return from.plusMillis((long) ((until.toEpochMilli() - from.toEpochMilli()) * share));
    }

    static Channel channel(SplittableRandom random) {
        int draw = random.nextInt(100);
        return draw < 46 ? Channel.PORTAL : draw < 78 ? Channel.PHONE : draw < 97 ? Channel.EMAIL : Channel.API;
    }

    static Severity severity(Category category, SplittableRandom random) {
        return random.nextInt(3) == 0
                ? Severity.ofRank(random.nextInt(Severity.values().length))
                : category.usualSeverity();
    }
}
