package pl.sos.estimates.internal;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import pl.sos.estimates.Estimate;
import pl.sos.estimates.EstimateId;
import pl.sos.estimates.EstimateState;
import pl.sos.estimates.Evidence;
import pl.sos.estimates.Offer;
import pl.sos.estimates.OfferWords;
import pl.sos.ground.Sql;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;

/** What happened to estimates; rows are added and never changed. */
@Repository
public class EventStore {
    private static final int LONGEST = 300;

    private final JdbcClient jdbc;
    private final OfferJson offers;

    EventStore(JdbcClient jdbc, OfferJson offers) {
        this.jdbc = jdbc;
        this.offers = offers;
    }

    /** @param evidence how a decision-maker decided; null where none did */
    void add(
            Estimate estimate,
            EstimateState state,
            PersonId by,
            Instant at,
            String reason,
            Offer offer,
            @Nullable Evidence evidence) {
        var shown = OfferWords.of(offer);
        jdbc.sql("""
                        insert into estimates.event (id, estimate_id, client_id, at, state, person_id, reason, shown_pl,
                            shown_en, offer, via, address, agent)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?)
                        """)
                .param(Ids.next())
                .param(estimate.id().value())
                .param(estimate.client().value())
                .param(Sql.at(at))
                .param(state.name())
                .param(by.value())
                .param(reason)
                .param(evidence == null ? null : shown.pl())
                .param(evidence == null ? null : shown.en())
                .param(offers.write(offer))
                .param(evidence == null ? null : evidence.via().name())
                .param(evidence == null ? "" : cut(evidence.address()))
                .param(evidence == null ? "" : cut(evidence.agent()))
                .update();
    }

    /** The last word of a decision-maker; what we did to the estimate since is no part of it. */
    public Optional<Estimate.Verdict> verdict(EstimateId id) {
        return jdbc.sql("""
                        select state, person_id, at, reason, via, offer from estimates.event
                        where estimate_id = ? and via is not null order by at desc, id desc limit 1
                        """)
                .param(id.value())
                .query((row, n) -> new Estimate.Verdict(
                        EstimateState.valueOf(row.getString("state")),
                        new PersonId(Sql.uuid(row, "person_id")),
                        Sql.instant(row, "at"),
                        row.getString("reason"),
                        Evidence.Via.valueOf(row.getString("via")),
                        offers.read(row.getString("offer"))))
                .optional();
    }

    private static String cut(String text) {
        var clean = text.replaceAll("\\p{Cntrl}+", " ");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
    }
}
