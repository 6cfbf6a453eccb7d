package pl.sos.products;

import java.util.List;

/** What became of a change to the catalogue. */
public sealed interface ProductChange {
    /** The application, or the product, as it now is. */
    record Done(String code) implements ProductChange {}

    record UnknownProduct(String code) implements ProductChange {}

    record UnknownApplication(String code) implements ProductChange {}

    /** Codes are unique over all products; {@code product} is where the code is in use. */
    record CodeTaken(String code, String product) implements ProductChange {}

    /** A code is 1 to 40 letters, digits, {@code _}, {@code .} or {@code -}, and starts with a letter or digit. */
    record BadCode(String code) implements ProductChange {}

    /** A name is 1 to 200 characters. */
    record BadName(String name) implements ProductChange {}

    /** The way round the circle: each needs the next, the last is the first again. */
    record Circle(List<String> codes) implements ProductChange {}
}
