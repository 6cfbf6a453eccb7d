package pl.sos.caretakers.web;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.server.ResponseStatusException;
import pl.sos.caretakers.StaffPhotos;
import pl.sos.kernel.PersonId;

/** The pictures on caretakers' cards. */
@Controller
class PhotoController {
    private final StaffPhotos photos;

    PhotoController(StaffPhotos photos) {
        this.photos = photos;
    }

    @GetMapping("/staff/{id}/photo")
    ResponseEntity<byte[]> photo(@PathVariable String id, WebRequest request) {
        var picture = photos.of(person(id)).orElseThrow(PhotoController::notThere);
        var caching = CacheControl.maxAge(Duration.ofDays(1)).cachePrivate();
        var answer = ResponseEntity.status(HttpStatus.OK).cacheControl(caching).eTag(picture.tag());
        if (request.checkNotModified("\"" + picture.tag() + "\"")) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .cacheControl(caching)
                    .eTag(picture.tag())
                    .build();
        }
        return answer.contentType(MediaType.parseMediaType(picture.contentType()))
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(picture.content());
    }

    static PersonId person(String id) {
        try {
            return PersonId.of(id);
        } catch (IllegalArgumentException e) {
            throw notThere();
        }
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
