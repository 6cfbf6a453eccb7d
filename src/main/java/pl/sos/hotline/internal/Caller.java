package pl.sos.hotline.internal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import pl.sos.hotline.Call;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;

/**
 * Who was at the other end of a call, as far as that is known.
 *
 * @param number E.164 where it is a number; empty when it was hidden
 * @param somebody it was said who called, and it is nobody that we have as a person
 * @param asked several companies share the number, and when it rang nobody knew which it was
 */
record Caller(String number, Optional<ClientId> client, Optional<PersonId> person, boolean somebody, boolean asked) {
    static Caller of(Call call) {
        boolean somebody = call.contact().isEmpty() && call.names().contact() != null;
        return new Caller(
                call.from(),
                call.client(),
                call.contact(),
                somebody,
                !call.candidates().isEmpty());
    }

    /**
     * Whose a number is.
     *
     * @param companies all that have it, themselves or by one of their people
     * @param person who alone has it
     */
    record Owner(List<ClientId> companies, Optional<PersonId> person) {
        static final Owner NOBODY = new Owner(List.of(), Optional.empty());

        Owner {
            companies = List.copyOf(companies);
        }

        /** It is that company's, and of nobody alone there. */
        boolean isOf(ClientId company) {
            return person.isEmpty() && companies.contains(company);
        }

        /** A number that is nobody's is taken for one person's; that of a company may be anybody's there. */
        boolean isOne() {
            return companies.isEmpty() || person.isPresent();
        }
    }

    /**
     * It is certain enough that a talk was with who waits to be called back (decision 0234): both are known to be the same
     * person, or the number is the same one and no other can have been behind it.
     */
    static boolean same(Caller waiting, Caller talk, Owner number) {
        if (waiting.person().isPresent() && talk.person().isPresent()) {
            return waiting.person().equals(talk.person());
        }
        boolean oneNumber = !waiting.number().isEmpty()
                && waiting.number().equals(talk.number())
                && number.isOne()
                && (!talk.somebody() || number.person().isEmpty())
                && !waiting.asked()
                && !talk.asked();
        if (!oneNumber || clients(waiting, talk, number).count() > 1) {
            return false;
        }
        if (waiting.person().isPresent()) {
            return waiting.person().equals(number.person());
        }
        return talk.person().isEmpty()
                || number.person().isEmpty()
                || talk.person().equals(number.person());
    }

    private static Stream<ClientId> clients(Caller waiting, Caller talk, Owner number) {
        return Stream.of(waiting.client().stream(), talk.client().stream(), number.companies().stream())
                .flatMap(all -> all)
                .distinct();
    }
}
