package pl.sos.caretakers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.caretakers.internal.Initials;
import pl.sos.caretakers.internal.PhotoStore;
import pl.sos.caretakers.internal.Portrait;
import pl.sos.ground.FileStore;
import pl.sos.identity.AuditLog;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.kernel.PersonId;

/** Portraits of staff, at {@code /staff/{id}/photo}; initials where there is none. */
@Component
public class StaffPhotos {
    /** The longest file that is taken. */
    public static final int MOST_BYTES = Portrait.MOST_BYTES;

    private final PhotoStore store;
    private final FileStore files;
    private final People people;
    private final AuditLog audit;
    private final Clock clock;

    StaffPhotos(PhotoStore store, FileStore files, People people, AuditLog audit, Clock clock) {
        this.store = store;
        this.files = files;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A picture as it is served.
     *
     * @param tag changes with its content
     */
    public record Picture(String contentType, String tag, byte[] content) {}

    /** Empty when there is no such member of staff. */
    @Transactional(readOnly = true)
    public Optional<Picture> of(PersonId person) {
        return people.find(person)
                .filter(Person::isStaff)
                .map(staff -> store.find(person).flatMap(this::read).orElseGet(() -> initials(staff.name())));
    }

    /** Nothing changes unless {@code Set} comes back. */
    @Transactional
    public SetPhotoResult set(PersonId person, byte[] content) {
        if (content.length > Portrait.MOST_BYTES) {
            return new SetPhotoResult.TooLarge(Portrait.MOST_BYTES);
        }
        var type = Portrait.contentType(content);
        if (type.isEmpty()) {
            return new SetPhotoResult.NoPicture();
        }
        if (people.find(person).filter(Person::isStaff).isEmpty()) {
            return new SetPhotoResult.NotStaff();
        }
        try {
            var stored = files.put(new ByteArrayInputStream(content), Portrait.MOST_BYTES);
            store.save(person, new PhotoStore.Photo(stored.sha256(), type.get(), stored.size()), clock.instant());
            var address = "/staff/" + person + "/photo?v=" + stored.sha256().substring(0, 12);
            people.setPhoto(person, Optional.of(address));
            audit.record("photo.set", "person:" + person, Map.of("sha256", stored.sha256()));
            return new SetPhotoResult.Set(address);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the portrait", e);
        }
    }

    @Transactional
    public void remove(PersonId person) {
        store.delete(person);
        people.setPhoto(person, Optional.empty());
        audit.record("photo.removed", "person:" + person, Map.of());
    }

    private Optional<Picture> read(PhotoStore.Photo photo) {
        try (InputStream content = files.open(photo.sha256())) {
            return Optional.of(new Picture(
                    photo.contentType(), photo.sha256().substring(0, 16), content.readNBytes(Portrait.MOST_BYTES)));
        } catch (IOException gone) {
            // A portrait is no reason to fail a page: the initials stand in.
            return Optional.empty();
        }
    }

    private static Picture initials(String name) {
        var svg = Initials.svg(name);
        return new Picture("image/svg+xml", Integer.toHexString(svg.hashCode()), svg.getBytes(StandardCharsets.UTF_8));
    }
}
