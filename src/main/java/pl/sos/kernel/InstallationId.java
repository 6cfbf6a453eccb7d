package pl.sos.kernel;

import java.util.UUID;

/** Identifies one installation of the software at a client's. */
public record InstallationId(UUID value) {
    public static InstallationId next() {
        return new InstallationId(Ids.next());
    }

    /** @throws IllegalArgumentException when the text is no UUID */
    public static InstallationId of(String text) {
        return new InstallationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
