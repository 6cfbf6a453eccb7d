package pl.sos.hotline.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pl.sos.ground.testing.Seeded;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;

/** Whether a talk was with who waits to be called back. */
class CallerTest {
    private static final ClientId ZORZA = new ClientId(new UUID(0, 1));
    private static final ClientId LIPOWA = new ClientId(new UUID(0, 2));
    private static final PersonId MARIA = new PersonId(new UUID(1, 1));
    private static final PersonId EWA = new PersonId(new UUID(1, 2));
    private static final String NUMBER = "+48610002003";
    private static final String OTHER = "+48610002004";

    private static final Caller.Owner MARIAS = new Caller.Owner(List.of(ZORZA), Optional.of(MARIA));
    private static final Caller.Owner COMPANYS = new Caller.Owner(List.of(ZORZA), Optional.empty());
    private static final Caller.Owner OF_TWO = new Caller.Owner(List.of(ZORZA, LIPOWA), Optional.empty());

    @Test
    void onePersonIsOnePersonFromWhateverNumber() {
        assertThat(same(person(NUMBER, MARIA), person(OTHER, MARIA), COMPANYS)).isTrue();
        assertThat(same(person("", MARIA), person(NUMBER, MARIA), MARIAS)).isTrue();
        assertThat(same(person(NUMBER, MARIA), person(NUMBER, EWA), COMPANYS)).isFalse();
        // A colleague at her telephone is a colleague.
        assertThat(same(person(NUMBER, MARIA), person(NUMBER, EWA), MARIAS)).isFalse();
    }

    @Test
    void theSwitchboardOfACompanyIsNobody() {
        assertThat(same(company(NUMBER, ZORZA), company(NUMBER, ZORZA), COMPANYS))
                .isFalse();
        assertThat(same(company(NUMBER, ZORZA), person(NUMBER, MARIA), COMPANYS))
                .isFalse();
        assertThat(same(person(NUMBER, MARIA), company(NUMBER, ZORZA), COMPANYS))
                .isFalse();
        assertThat(same(company(NUMBER, ZORZA), company(NUMBER, LIPOWA), OF_TWO))
                .isFalse();
        assertThat(same(asked(NUMBER), asked(NUMBER), OF_TWO)).isFalse();
        // Shared when it rang, though no longer.
        assertThat(same(asked(NUMBER), stranger(NUMBER), Caller.Owner.NOBODY)).isFalse();
    }

    @Test
    void aNumberThatIsNobodysIsOnePersons() {
        assertThat(same(stranger(NUMBER), stranger(NUMBER), Caller.Owner.NOBODY))
                .isTrue();
        assertThat(same(stranger(NUMBER), stranger(OTHER), Caller.Owner.NOBODY)).isFalse();
        assertThat(same(stranger(""), stranger(""), Caller.Owner.NOBODY)).isFalse();
        // Who it was came out in the talk.
        assertThat(same(stranger(NUMBER), company(NUMBER, ZORZA), Caller.Owner.NOBODY))
                .isTrue();
        assertThat(same(stranger(NUMBER), person(NUMBER, MARIA), Caller.Owner.NOBODY))
                .isTrue();
        assertThat(same(company(NUMBER, ZORZA), company(NUMBER, LIPOWA), Caller.Owner.NOBODY))
                .isFalse();
        // Maria waits, and with whom somebody talked nobody said.
        assertThat(same(person(NUMBER, MARIA), stranger(NUMBER), Caller.Owner.NOBODY))
                .isFalse();
    }

    @Test
    void aNumberThatBecameKnownSpeaksForItsPerson() {
        assertThat(same(stranger(NUMBER), person(NUMBER, MARIA), MARIAS)).isTrue();
        assertThat(same(person(NUMBER, MARIA), stranger(NUMBER), MARIAS)).isTrue();
        assertThat(same(stranger(NUMBER), person(NUMBER, EWA), MARIAS)).isFalse();
        var somebody = new Caller(NUMBER, Optional.of(ZORZA), Optional.empty(), true, false);
        assertThat(same(person(NUMBER, MARIA), somebody, MARIAS)).isFalse();
        assertThat(same(stranger(NUMBER), somebody, Caller.Owner.NOBODY)).isTrue();
        assertThat(same(stranger(NUMBER), company(NUMBER, LIPOWA), MARIAS)).isFalse();
    }

    /** A telephone, who may be at it, and what the book says of it. */
    private record Telephone(String number, List<Integer> people, Caller.Owner owner) {}

    /**
     * People of two companies, each with a number of his own, two switchboards, one that both companies share, and strangers.
     * The book is true and so is what staff say; the rule knows no more than these.
     */
    @Test
    void neverTakesOneForAnotherAndMissesNobodyWhoIsCertain() {
        Seeded.cases(2000, random -> {
            int people = random.between(2, 8);
            var strangersFrom = random.between(1, people);
            var telephones = new ArrayList<Telephone>();
            for (int person = 0; person < people; person++) {
                var owner = person < strangersFrom
                        ? new Caller.Owner(List.of(company(person)), Optional.of(id(person)))
                        : Caller.Owner.NOBODY;
                telephones.add(new Telephone("+4860000000" + person, List.of(person), owner));
            }
            for (int company = 0; company < 3; company++) {
                int which = company;
                var at = IntStream.range(0, people)
                        .filter(one -> which == 2 || one % 2 == which)
                        .boxed()
                        .toList();
                telephones.add(new Telephone(
                        "+4861000000" + company,
                        at,
                        new Caller.Owner(
                                which == 2 ? List.of(company(0), company(1)) : List.of(company(which)),
                                Optional.empty())));
            }
            for (int pair = 0; pair < 40; pair++) {
                var rang = random.pick(telephones);
                var spoke = random.chance(50) ? rang : random.pick(telephones);
                if (rang.people().isEmpty() || spoke.people().isEmpty()) {
                    continue;
                }
                int waits = random.pick(rang.people());
                int talked = random.pick(spoke.people());
                boolean waitingNamed = random.chance(40);
                boolean talkNamed = random.chance(40);
                var waiting = known(rang, waits, waitingNamed);
                var talk = known(spoke, talked, talkNamed);
                boolean same = same(waiting, talk, spoke.owner());
                if (same) {
                    assertThat(talked).as("%s and %s", waiting, talk).isEqualTo(waits);
                }
                boolean bothNamed =
                        waiting.person().isPresent() && talk.person().isPresent();
                boolean ofOne = rang.equals(spoke) && rang.owner().isOne();
                boolean saidAndUnsaid =
                        waitingNamed && !talkNamed && spoke.owner().person().isEmpty();
                if (waits == talked && (bothNamed || ofOne) && !saidAndUnsaid) {
                    assertThat(same).as("%s and %s", waiting, talk).isTrue();
                }
            }
        });
    }

    private static Caller known(Telephone telephone, int person, boolean named) {
        var owner = telephone.owner();
        if (named) {
            return new Caller(
                    telephone.number(),
                    Optional.of(company(person)),
                    Optional.of(id(person)),
                    false,
                    owner.companies().size() > 1);
        }
        return new Caller(
                telephone.number(),
                owner.companies().size() == 1 ? Optional.of(owner.companies().getFirst()) : Optional.empty(),
                owner.person(),
                false,
                owner.companies().size() > 1);
    }

    private static ClientId company(int person) {
        return person % 2 == 0 ? ZORZA : LIPOWA;
    }

    private static PersonId id(int person) {
        return new PersonId(new UUID(2, person));
    }

    private static boolean same(Caller waiting, Caller talk, Caller.Owner number) {
        return Caller.same(waiting, talk, number);
    }

    private static Caller person(String number, PersonId person) {
        return new Caller(number, Optional.of(ZORZA), Optional.of(person), false, false);
    }

    private static Caller company(String number, ClientId client) {
        return new Caller(number, Optional.of(client), Optional.empty(), false, false);
    }

    private static Caller stranger(String number) {
        return new Caller(number, Optional.empty(), Optional.empty(), false, false);
    }

    private static Caller asked(String number) {
        return new Caller(number, Optional.empty(), Optional.empty(), false, true);
    }
}
