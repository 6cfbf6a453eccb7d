package pl.sos.caretakers;

/** What became of giving somebody a portrait. */
public sealed interface SetPhotoResult {
    /** @param address where it is served, with a mark that changes with the picture */
    record Set(String address) implements SetPhotoResult {}

    /** Neither JPEG nor PNG nor WebP. */
    record NoPicture() implements SetPhotoResult {}

    /** @param limit in bytes */
    record TooLarge(long limit) implements SetPhotoResult {}

    record NotStaff() implements SetPhotoResult {}
}
