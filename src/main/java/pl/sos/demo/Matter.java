package pl.sos.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import pl.sos.kernel.Category;

/** Something that happens at clients again and again, with gaps for what differs each time. */
record Matter(
        Category category,
        Optional<String> application,
        int weight,
        String subject,
        String body,
        String reply,
        String resolution) {
    private static final List<String> MONTHS = List.of(
            "styczeń",
            "luty",
            "marzec",
            "kwiecień",
            "maj",
            "czerwiec",
            "lipiec",
            "sierpień",
            "wrzesień",
            "październik",
            "listopad",
            "grudzień");
    private static final List<String> CHARGES = List.of(
            "odpady",
            "zimna woda",
            "ciepła woda",
            "fundusz remontowy",
            "centralne ogrzewanie",
            "winda",
            "domofon",
            "garaż",
            "eksploatacja",
            "podatek od nieruchomości");
    private static final List<String> SUPPLIERS = List.of(
            "Energia Warta", "Wodociągi Śródmieście", "Ciepło Zachód", "Bank Spółdzielczy Rolna", "Dźwigi Nowak");
    private static final List<String> BANKS =
            List.of("Bank Spółdzielczy Rolna", "Bank Ziemski Warta", "Bank Komunalny", "Kasa Gospodarcza");
    private static final List<String> STREETS = List.of(
            "Jaworowa 4",
            "Kwiatowa 18",
            "Polna 7",
            "Zielona 21",
            "Akacjowa 3",
            "Wiosenna 12",
            "Słoneczna 9",
            "Leśna 30");

    /** One occasion: the texts with their gaps filled alike. */
    record Occasion(String subject, String body, String reply, String resolution) {}

    static List<Matter> all() {
        return DemoFiles.rows("matters.csv").stream()
                .map(row -> new Matter(
                        Category.valueOf(row.get("category")),
                        Optional.of(row.get("application")).filter(code -> !code.isEmpty()),
                        Integer.parseInt(row.get("weight")),
                        row.get("subject"),
                        row.get("body"),
                        row.get("reply"),
                        row.get("resolution")))
                .toList();
    }

    /** Each as often as it weighs, so that a plain draw is a weighted one. */
    static Matter[] urn() {
        return all().stream()
                .flatMap(matter -> Stream.generate(() -> matter).limit(matter.weight()))
                .toArray(Matter[]::new);
    }

    /** @param reported what it speaks of was one or two months before, in a version of this month or the one before */
    Occasion occasion(Instant reported, SplittableRandom random) {
        var day = LocalDate.ofInstant(reported, DemoTime.ZONE);
        var month = day.minusMonths(1L + random.nextInt(2));
        var version = day.minusMonths(random.nextInt(2));
        String[] filling = {
            "{b}", Integer.toString(random.nextInt(1, 60)),
            "{n}", Integer.toString(random.nextInt(2, 98)),
            "{m}", MONTHS.get(month.getMonthValue() - 1),
            "{s}", one(CHARGES, random),
            "{d}", one(SUPPLIERS, random),
            "{a}", one(BANKS, random),
            "{w}", one(STREETS, random),
            "{r}", random.nextBoolean() ? "PK" : "FZ",
            "{k}", Integer.toString(random.nextInt(200, 900)),
            "{v}", version.getYear() + "." + version.getMonthValue()
        };
        return new Occasion(
                fill(subject, filling), fill(body, filling), fill(reply, filling), fill(resolution, filling));
    }

    private static String one(List<String> texts, SplittableRandom random) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static String fill(String text, String[] filling) {
        var filled = new StringBuilder(text);
        for (int i = 0; i < filling.length; i += 2) {
            for (int at = filled.indexOf(filling[i]); at >= 0; at = filled.indexOf(filling[i], at)) {
                filled.replace(at, at + filling[i].length(), filling[i + 1]);
            }
        }
        return filled.toString();
    }
}
