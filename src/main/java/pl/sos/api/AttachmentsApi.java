package pl.sos.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.AttachmentId;
import pl.sos.kernel.ClientId;
import pl.sos.tickets.Actor;
import pl.sos.tickets.Attachments;
import pl.sos.tickets.StoreFileResult;

/** Files: uploaded as they are, named by a message afterwards. */
@RestController
@RequestMapping(AttachmentsApi.PATH)
@Tag(name = "Attachments", description = "Files that come with messages, up to 100 MB each")
class AttachmentsApi {
    static final String PATH = "/api/v1/attachments";

    private final Attachments attachments;

    AttachmentsApi(Attachments attachments) {
        this.attachments = attachments;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Upload a file",
            description =
                    "The body is the file itself, of any content type. Name the id in `attachments` of a report or a"
                            + " message within 24 hours; until then only you can see it.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/octet-stream",
                                            schema = @Schema(type = "string", format = "binary"))))
    @ApiResponse(responseCode = "201", description = "The stored file")
    MessageView.AttachmentView upload(
            @Parameter(description = "What to call it", example = "zrzut-ekranu.png") @RequestParam String name,
            @Parameter(description = "Whose ticket it is for; a client's person may leave it out")
                    @RequestParam(required = false)
                    @Nullable
                    String client,
            @Parameter(hidden = true) HttpServletRequest request,
            SignedIn by)
            throws IOException {
        if (request.getContentLengthLong() > Attachments.MAX_SIZE) {
            throw ApiProblem.of(413, "body-too-large", Attachments.MAX_SIZE / 1024 / 1024);
        }
        var stored = attachments.store(
                request.getInputStream(), Parameters.text("name", name), clientOf(client, by), Actor.of(by));
        return switch (stored) {
            case StoreFileResult.Stored(var attachment) -> MessageView.AttachmentView.of(attachment);
            case StoreFileResult.Refused(var violations) -> throw Outcomes.refused(violations);
        };
    }

    private static ClientId clientOf(@Nullable String wanted, SignedIn by) {
        var own = by.person().client();
        if (wanted == null) {
            return own.orElseThrow(() -> ApiProblem.of(400, "missing-parameter", "client"));
        }
        var client = new ClientId(Parameters.id("client", wanted));
        if (own.isPresent() && !own.get().equals(client)) {
            throw ApiProblem.notFound();
        }
        return client;
    }

    @GetMapping("/{id}")
    @Operation(summary = "Download a file", description = "Always as a download, whatever it contains.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/octet-stream",
                            schema = @Schema(type = "string", format = "binary")))
    void download(@PathVariable String id, @Parameter(hidden = true) HttpServletResponse response) throws IOException {
        var file = attachments.open(new AttachmentId(Parameters.id(id))).orElseThrow(ApiProblem::notFound);
        try (var content = file.content()) {
            response.setContentType("application/octet-stream");
            response.setContentLengthLong(file.size());
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, file.contentDisposition());
            response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
            response.setHeader(HttpHeaders.ETAG, '"' + file.sha256() + '"');
            content.transferTo(response.getOutputStream());
        }
    }
}
