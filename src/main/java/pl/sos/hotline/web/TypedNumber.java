package pl.sos.hotline.web;

import java.util.Optional;
import pl.sos.page.Page;

/** A telephone number as somebody of ours types it into a form; an exchange tells what it likes. */
final class TypedNumber {
    private TypedNumber() {}

    /**
     * What is wrong with it. Nothing is for a hidden number. Short numbers and such of the house are numbers too; letters, which some
     * dial, are none.
     */
    static Optional<String> wrong(String typed, Page page) {
        return typed.isBlank() || isNumber(typed) ? Optional.empty() : Optional.of(page.t("hotline.no-number"));
    }

    private static boolean isNumber(String text) {
        return text.codePoints().anyMatch(Character::isDigit)
                && text.codePoints().noneMatch(Character::isLetter);
    }
}
