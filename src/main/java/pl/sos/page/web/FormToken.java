package pl.sos.page.web;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import pl.sos.page.Page;

/** A fresh token for a page that was open while its session ended and somebody signed in again beside it. */
@Controller
class FormToken {
    /** With it the person, since what is typed in that page goes out under this name only. */
    @GetMapping("/form-token")
    @ResponseBody
    Map<String, String> token(Page page) {
        return Map.of(
                "token", page.csrf().token(), "person", page.signedIn().id().toString());
    }
}
