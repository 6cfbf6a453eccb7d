package pl.sos.clients.web;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.clients.ClientImport;
import pl.sos.clients.ImportPreview;
import pl.sos.clients.ImportResult;
import pl.sos.identity.SignedIn;

/** Importing clients and contacts: choose, look, confirm. */
@Controller
class ImportPages {
    private final ClientImport imports;

    ImportPages(ClientImport imports) {
        this.imports = imports;
    }

    @GetMapping("/clients/import")
    ModelAndView choose() {
        return page(ImportView.CHOOSE, HttpStatus.OK);
    }

    @PostMapping("/clients/import")
    ModelAndView upload(@RequestParam(required = false) Optional<MultipartFile> file, SignedIn me) throws IOException {
        var given = file.filter(one -> !one.isEmpty());
        if (given.isEmpty()) {
            return page(
                    ImportView.of(new ImportPreview.Unreadable("no-file", ""), "", false),
                    HttpStatus.UNPROCESSABLE_CONTENT);
        }
        var content = given.get().getInputStream().readNBytes(ClientImport.MOST_BYTES + 1);
        var name = Optional.ofNullable(given.get().getOriginalFilename()).orElse("");
        return switch (imports.upload(name, content, me.id())) {
            // Going on by its address: a reload does not upload again.
            case ImportPreview.Planned planned -> new ModelAndView("redirect:/clients/import/" + planned.file());
            case ImportPreview.Unreadable bad -> page(ImportView.of(bad, "", false), HttpStatus.UNPROCESSABLE_CONTENT);
            case ImportPreview.NotThere gone -> throw notThere();
        };
    }

    @GetMapping("/clients/import/{file}")
    ModelAndView preview(@PathVariable String file, @RequestParam(defaultValue = "") String wrong, SignedIn me) {
        var preview = imports.preview(uuid(file), me.id());
        var status = preview instanceof ImportPreview.NotThere ? HttpStatus.NOT_FOUND : HttpStatus.OK;
        return page(ImportView.of(preview, "", wrong.equals("1")), status);
    }

    @PostMapping("/clients/import/{file}")
    ModelAndView confirm(@PathVariable String file, @RequestParam(defaultValue = "") String fingerprint, SignedIn me) {
        return switch (imports.confirm(uuid(file), me.id(), fingerprint)) {
            case ImportResult.Imported done ->
                page(new ImportView(Optional.empty(), Optional.empty(), Optional.of(done), "", false), HttpStatus.OK);
            case ImportResult.Changed changed ->
                page(ImportView.of(changed.now(), "clients.import.changed", false), HttpStatus.CONFLICT);
            case ImportResult.NotThere gone ->
                page(ImportView.of(new ImportPreview.NotThere(), "", false), HttpStatus.NOT_FOUND);
        };
    }

    private static ModelAndView page(ImportView view, HttpStatus status) {
        var page = new ModelAndView("clients/import", "view", view);
        page.setStatus(status);
        return page;
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw notThere();
        }
    }

    private static ResponseStatusException notThere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
