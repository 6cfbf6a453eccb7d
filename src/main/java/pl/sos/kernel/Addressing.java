package pl.sos.kernel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How one addresses a person in Polish: "Pani Mario", "Panie Piotrze". Only where the vocative is certain, so that neither
 * "Rada Nadzorcza" nor "Kuba" is a lady: a greeting without a name is better than a wrong one.
 */
public final class Addressing {
    /** With the vocative beside the name. */
    private static final Map<String, String> MEN = list("""
            Adam Adamie, Adrian Adrianie, Albert Albercie, Aleksander Aleksandrze, Alfred Alfredzie, Andrzej Andrzeju,
            Antoni Antoni, Arkadiusz Arkadiuszu, Artur Arturze, Bartłomiej Bartłomieju, Bartosz Bartoszu, Bogdan Bogdanie,
            Bogumił Bogumile, Bogusław Bogusławie, Bolesław Bolesławie, Bronisław Bronisławie, Cezary Cezary,
            Czesław Czesławie, Damian Damianie, Daniel Danielu, Dariusz Dariuszu, Dawid Dawidzie, Dominik Dominiku,
            Edmund Edmundzie, Edward Edwardzie, Emil Emilu, Eugeniusz Eugeniuszu, Filip Filipie, Franciszek Franciszku,
            Gabriel Gabrielu, Grzegorz Grzegorzu, Henryk Henryku, Hubert Hubercie, Ignacy Ignacy, Igor Igorze,
            Ireneusz Ireneuszu, Jacek Jacku, Jakub Jakubie, Jan Janie, Janusz Januszu, Jarosław Jarosławie, Jerzy Jerzy,
            Józef Józefie, Julian Julianie, Kacper Kacprze, Kamil Kamilu, Karol Karolu, Kazimierz Kazimierzu,
            Konrad Konradzie, Krystian Krystianie, Krzysztof Krzysztofie, Lech Lechu, Leon Leonie, Leszek Leszku,
            Lucjan Lucjanie, Ludwik Ludwiku, Łukasz Łukaszu, Maciej Macieju, Maksymilian Maksymilianie, Marcel Marcelu,
            Marcin Marcinie, Marek Marku, Marian Marianie, Mariusz Mariuszu, Mateusz Mateuszu, Michał Michale,
            Mieczysław Mieczysławie, Mikołaj Mikołaju, Miłosz Miłoszu, Mirosław Mirosławie, Norbert Norbercie,
            Olgierd Olgierdzie, Oskar Oskarze, Patryk Patryku, Paweł Pawle, Piotr Piotrze, Przemysław Przemysławie,
            Radosław Radosławie, Rafał Rafale, Remigiusz Remigiuszu, Robert Robercie, Roman Romanie, Ryszard Ryszardzie,
            Sebastian Sebastianie, Sławomir Sławomirze, Stanisław Stanisławie, Stefan Stefanie, Sylwester Sylwestrze,
            Szymon Szymonie, Tadeusz Tadeuszu, Tomasz Tomaszu, Tymoteusz Tymoteuszu, Wacław Wacławie,
            Waldemar Waldemarze, Wiesław Wiesławie, Wiktor Wiktorze, Witold Witoldzie, Władysław Władysławie,
            Włodzimierz Włodzimierzu, Wojciech Wojciechu, Zbigniew Zbigniewie, Zdzisław Zdzisławie, Zenon Zenonie,
            Zygmunt Zygmuncie
            """).stream()
            .map(pair -> pair.split(" "))
            .collect(Collectors.toUnmodifiableMap(pair -> lower(pair[0]), pair -> pair[1]));

    /** Full names alone, whose last letter becomes an o; "Kasia" and "Ula" do otherwise. */
    private static final Set<String> WOMEN =
            list("""
            Ada, Adela, Adrianna, Agata, Agnieszka, Aldona, Aleksandra, Alicja, Alina, Amelia, Anastazja, Anastasia, Aneta,
            Angelika, Anita, Anna, Antonina, Apolonia, Barbara, Beata, Bernadeta, Blanka, Bogna, Bogumiła, Bogusława,
            Bożena, Brygida, Bronisława, Cecylia, Celina, Czesława, Dagmara, Danuta, Daria, Diana, Dominika, Donata,
            Dorota, Edyta, Eliza, Elwira, Elżbieta, Emilia, Ewa, Ewelina, Felicja, Franciszka, Gabriela, Genowefa,
            Grażyna, Greta, Halina, Hanna, Helena, Henryka, Honorata, Iga, Ilona, Irena, Irmina, Iryna, Iwona, Izabela,
            Jadwiga, Janina, Joanna, Jolanta, Jowita, Józefa, Judyta, Julia, Julita, Justyna, Kamila, Karina, Karolina,
            Katarzyna, Kazimiera, Kinga, Klara, Klaudia, Kornelia, Krystyna, Laura, Lena, Leokadia, Lidia, Liliana,
            Lucyna, Ludmiła, Ludwika, Łucja, Magda, Magdalena, Maja, Malwina, Małgorzata, Maria, Marianna, Mariola,
            Marlena, Marta, Martyna, Maryla, Marzanna, Marzena, Matylda, Michalina, Milena, Mirosława, Monika,
            Natalia, Nadia, Nadzieja, Nina, Oksana, Oktawia, Ola, Olena, Olga, Oliwia, Patrycja, Paula, Paulina, Pola,
            Regina, Renata, Roksana, Róża, Rozalia, Sabina, Sandra, Sara, Sława, Sławomira, Stanisława, Stefania,
            Stella, Sylwia, Tamara, Teresa, Tetiana, Urszula, Wanda, Weronika, Wiesława, Wiktoria, Wioleta, Wioletta,
            Władysława, Zdzisława, Zenona, Zofia, Zuzanna, Żaneta
            """).stream().map(Addressing::lower).collect(Collectors.toUnmodifiableSet());

    private Addressing() {}

    /** @param name first name first, as "Maria Kowal" */
    public static Optional<Vocative> polish(String name) {
        var first = first(name);
        var lower = lower(first);
        if (MEN.containsKey(lower)) {
            return Optional.of(new Vocative(false, MEN.get(lower)));
        }
        return WOMEN.contains(lower)
                ? Optional.of(new Vocative(true, first.substring(0, first.length() - 1) + "o"))
                : Optional.empty();
    }

    /** What stands before the first space. */
    public static String first(String name) {
        return name.strip().split("\\s+")[0];
    }

    private static Set<String> list(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).collect(Collectors.toSet());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** @param first the first name in the vocative */
    public record Vocative(boolean woman, String first) {}
}
