package pl.sos.notifications.web;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The script that a browser keeps to show what is pushed. It lies at the root, because its scope is where it lies. */
@Controller
class PushWorker {
    @GetMapping("/push-worker.js")
    ResponseEntity<Resource> script() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript;charset=utf-8"))
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource("assets/push-worker.js"));
    }
}
