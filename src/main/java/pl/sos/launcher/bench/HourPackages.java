package pl.sos.launcher.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import pl.sos.clients.Clients;
import pl.sos.clients.CreateClient;
import pl.sos.clients.CreateClientResult;
import pl.sos.contracts.Contract;
import pl.sos.contracts.Contracts;
import pl.sos.contracts.HoursPackage;
import pl.sos.contracts.OfferDefaults;
import pl.sos.contracts.OverageRule;
import pl.sos.contracts.SignContract;
import pl.sos.contracts.SignContractResult;
import pl.sos.ground.Scope;
import pl.sos.hours.DrawHours;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.Ids;
import pl.sos.kernel.Minutes;
import pl.sos.kernel.Nip;
import pl.sos.kernel.PersonId;
import pl.sos.launcher.Visit;

/** Clients with a package of hours each; those that a former run made are found again. */
final class HourPackages {
    private static final String APPLICATION = "CZ_ZW";
    private static final HoursPackage AMPLE =
            HoursPackage.monthly(Minutes.hours(700)).withOverage(OverageRule.BILL);
    private static final PersonId SOMEBODY = PersonId.next();

    private HourPackages() {}

    /** @param first number of the first; numbers make them different from those of other benches */
    static List<Contract> make(Visit visit, int first, int count, LocalDate from) {
        var made = new ArrayList<Contract>();
        Scope.asSystem(() -> {
            int number = first;
            while (made.size() < count) {
                nip(number++).ifPresent(nip -> made.add(contract(visit, nip, from)));
            }
        });
        return made;
    }

    private static Contract contract(Visit visit, Nip nip, LocalDate from) {
        var created = visit.bean(Clients.class).create(CreateClient.of("Spółdzielnia " + nip, nip.digits()));
        var client = switch (created) {
            case CreateClientResult.Created(var one) -> one;
            case CreateClientResult.NipTaken(var there) -> there;
            case CreateClientResult.SlugTaken(var there) -> throw new IllegalStateException(there.slug());
            case CreateClientResult.Refused refused -> throw new IllegalStateException(refused.toString());
        };
        var signed = visit.bean(Contracts.class)
                .sign(new SignContract(
                        client.id(),
                        "H/" + nip,
                        Optional.empty(),
                        from,
                        Optional.empty(),
                        OfferDefaults.terms(Set.of(APPLICATION)).withHours(AMPLE)));
        return switch (signed) {
            case SignContractResult.Signed(var contract) -> contract;
            case SignContractResult.Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }

    private static Optional<Nip> nip(int number) {
        String digits = String.format(Locale.ROOT, "9%08d", number);
        return IntStream.range(0, 10)
                .mapToObj(control -> Nip.parse(digits + control))
                .flatMap(Optional::stream)
                .findFirst();
    }

    static DrawHours draw(ContractId contract, LocalDate day, long minutes) {
        String key = Ids.next().toString();
        return new DrawHours(
                key,
                contract,
                day,
                Minutes.of(minutes),
                "work:" + key,
                "Konsultacja rozliczenia mediów",
                Optional.empty(),
                SOMEBODY,
                Optional.empty(),
                Optional.empty());
    }
}
