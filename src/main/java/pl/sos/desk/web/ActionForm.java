package pl.sos.desk.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;
import pl.sos.kernel.TicketNumber;

/**
 * What was filled in in the dialog of an action.
 *
 * @param kind last part of the action's address, such as assign
 */
record ActionForm(String kind, TicketNumber ticket, MultiValueMap<String, String> given) {

    /** Empty when the field is missing or blank. */
    Optional<String> text(String field) {
        return Optional.ofNullable(given.getFirst(field)).filter(text -> !text.isBlank());
    }

    String words(String field) {
        return text(field).orElse("");
    }

    /** @throws ResponseStatusException 400 when what a page chose from a list is not of that list */
    <T> Optional<T> id(String field, Function<String, T> parse) {
        return text(field).map(text -> parsed(text, parse));
    }

    /** As {@link #id} of every value of the field. */
    <T> List<T> ids(String field, Function<String, T> parse) {
        return given.getOrDefault(field, List.of()).stream()
                .map(text -> parsed(text, parse))
                .toList();
    }

    /** @throws ResponseStatusException 400 when the field names none of the constants */
    <E extends Enum<E>> E choice(String field, Class<E> type) {
        return chosen(field, type).orElseThrow(ActionForm::unfit);
    }

    <E extends Enum<E>> Optional<E> chosen(String field, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(given.getFirst(field)))
                .findFirst();
    }

    /** The version of the ticket that the dialog was opened on. */
    Optional<Integer> seen() {
        return text("seen").filter(text -> text.matches("\\d{1,9}")).map(Integer::valueOf);
    }

    Map<String, String> fields() {
        return given.toSingleValueMap();
    }

    private static <T> T parsed(String text, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            throw unfit();
        }
    }

    private static ResponseStatusException unfit() {
        return new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
}
