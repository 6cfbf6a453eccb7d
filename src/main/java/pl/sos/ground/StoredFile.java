package pl.sos.ground;

/**
 * A file in the store.
 *
 * @param sha256 its address, 64 lower-case hexadecimal digits
 * @param size in bytes
 */
public record StoredFile(String sha256, long size) {
    public StoredFile {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not an SHA-256: " + sha256);
        }
    }
}
