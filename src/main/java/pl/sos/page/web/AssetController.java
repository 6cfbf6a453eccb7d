package pl.sos.page.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import pl.sos.page.internal.Assets;

@RestController
class AssetController {
    private static final CacheControl FOREVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    @GetMapping("/assets/{fingerprint}/{name}")
    ResponseEntity<byte[]> asset(
            @PathVariable String fingerprint, @PathVariable String name, HttpServletRequest request) {
        var asset = Assets.find(name).orElse(null);
        if (asset == null) {
            return ResponseEntity.notFound().build();
        }
        // A page of the version before may still ask for its own fingerprint: it gets what there is, but not for ever.
        var cache = asset.fingerprint().equals(fingerprint) ? FOREVER : CacheControl.noCache();
        var answer = ResponseEntity.ok()
                .cacheControl(cache)
                .header(HttpHeaders.CONTENT_TYPE, asset.contentType())
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        var accepts = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (accepts != null && accepts.contains("gzip")) {
            return answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(asset.gzipped());
        }
        return answer.body(asset.plain());
    }

    @GetMapping("/favicon.ico")
    ResponseEntity<byte[]> favicon(HttpServletRequest request) {
        return asset("", "mark.svg", request);
    }
}
