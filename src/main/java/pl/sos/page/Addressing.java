package pl.sos.page;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How one addresses a person in Polish: "Pani Mario", "Panie Piotrze". Only where the vocative is certain; a greeting
 * without a name is better than a wrong one.
 */
public final class Addressing {
    private static final Map<String, String> MEN = Map.ofEntries(
            Map.entry("adam", "Adamie"),
            Map.entry("andrzej", "Andrzeju"),
            Map.entry("bogdan", "Bogdanie"),
            Map.entry("dariusz", "Dariuszu"),
            Map.entry("grzegorz", "Grzegorzu"),
            Map.entry("henryk", "Henryku"),
            Map.entry("jacek", "Jacku"),
            Map.entry("jan", "Janie"),
            Map.entry("janusz", "Januszu"),
            Map.entry("jerzy", "Jerzy"),
            Map.entry("józef", "Józefie"),
            Map.entry("kazimierz", "Kazimierzu"),
            Map.entry("krzysztof", "Krzysztofie"),
            Map.entry("leszek", "Leszku"),
            Map.entry("marcin", "Marcinie"),
            Map.entry("marek", "Marku"),
            Map.entry("mariusz", "Mariuszu"),
            Map.entry("michał", "Michale"),
            Map.entry("mirosław", "Mirosławie"),
            Map.entry("paweł", "Pawle"),
            Map.entry("piotr", "Piotrze"),
            Map.entry("rafał", "Rafale"),
            Map.entry("robert", "Robercie"),
            Map.entry("roman", "Romanie"),
            Map.entry("ryszard", "Ryszardzie"),
            Map.entry("stanisław", "Stanisławie"),
            Map.entry("stefan", "Stefanie"),
            Map.entry("tadeusz", "Tadeuszu"),
            Map.entry("tomasz", "Tomaszu"),
            Map.entry("wiesław", "Wiesławie"),
            Map.entry("wojciech", "Wojciechu"),
            Map.entry("zbigniew", "Zbigniewie"),
            Map.entry("zdzisław", "Zdzisławie"),
            Map.entry("łukasz", "Łukaszu"));
    private static final Set<String> MEN_IN_A =
            Set.of("kuba", "barnaba", "kosma", "bonawentura", "jarema", "sasza", "ilia");

    private Addressing() {}

    /** @param name first name first, as "Maria Kowal" */
    public static Optional<Vocative> polish(String name) {
        var first = name.strip().split("\\s+")[0];
        var lower = first.toLowerCase(Locale.ROOT);
        if (MEN.containsKey(lower)) {
            return Optional.of(new Vocative(false, MEN.get(lower)));
        }
        boolean woman = lower.length() > 2
                && lower.endsWith("a")
                && !MEN_IN_A.contains(lower)
                && lower.codePoints().allMatch(Character::isLetter);
        return woman ? Optional.of(new Vocative(true, first.substring(0, first.length() - 1) + "o")) : Optional.empty();
    }

    /** @param first the first name in the vocative */
    public record Vocative(boolean woman, String first) {}
}
