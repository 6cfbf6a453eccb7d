package pl.sos.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pl.sos.identity.People;
import pl.sos.identity.Person;
import pl.sos.identity.SignedIn;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Ids;
import pl.sos.kernel.PersonId;
import pl.sos.remote.CopyFilter;
import pl.sos.remote.CopyId;
import pl.sos.remote.CopyResult;
import pl.sos.remote.DatabaseCopies;
import pl.sos.remote.DatabaseCopy;
import pl.sos.remote.ReceiveCopy;

/** The register of clients' databases that are with us. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Database copies", description = "What came, why, where it is, by when it is deleted")
class DatabaseCopiesApi {
    private final DatabaseCopies copies;
    private final People people;
    private final Cursors cursors;
    private final Clock clock;

    DatabaseCopiesApi(DatabaseCopies copies, People people, Cursors cursors, Clock clock) {
        this.copies = copies;
        this.people = people;
        this.cursors = cursors;
        this.clock = clock;
    }

    /** A copy that came. */
    @Schema(name = "DatabaseCopyInput")
    record Input(
            @Schema(description = "Name of the installation")
            String installation,

            @Schema(description = "Now when left out") @Nullable
            Instant receivedAt,

            DatabaseCopy.How receivedHow,
            String purpose,
            boolean masked,

            @Schema(
                    description =
                            "Why one that is not masked is taken without an agreement on processing; needed only then")
            @Nullable
            String withoutAgreement,

            String keptWhere,
            LocalDate deleteBy,

            @Schema(description = "E-mail of who answers for it; oneself when left out") @Nullable
            String keeper) {}

    /** How a copy was deleted. */
    @Schema(name = "DatabaseCopyDeletion")
    record Deletion(
            String how,

            @Schema(description = "Now when left out") @Nullable
            Instant at) {}

    @PostMapping("/clients/{id}/database-copies")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Enter a database copy that came")
    DatabaseCopyView receive(@PathVariable String id, @RequestBody Input input, SignedIn by) {
        var wish = new ReceiveCopy(
                "api:" + Ids.next(),
                new ClientId(Parameters.id(id)),
                Optional.empty(),
                input.installation(),
                input.receivedAt() == null ? clock.instant() : input.receivedAt(),
                input.receivedHow(),
                input.purpose(),
                input.masked(),
                input.withoutAgreement() == null ? "" : input.withoutAgreement(),
                input.keptWhere(),
                input.deleteBy(),
                keeper(input, by));
        return done(copies.receive(wish, by.id()));
    }

    @GetMapping("/database-copies")
    @Operation(summary = "The register of copies, the latest first; a client's people read their own")
    Listing<DatabaseCopyView> list(
            @RequestParam Optional<String> client,
            @RequestParam Optional<DatabaseCopy.State> state,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam Optional<String> after) {
        var filter = new CopyFilter(client.map(id -> new ClientId(Parameters.id("client", id))), state, copies.today());
        var list = "database-copies:" + client.orElse("") + ":"
                + state.map(Enum::name).orElse("");
        var slice = copies.page(filter, cursors.after(list, after.orElse(null)), Cursors.limit(limit));
        return cursors.listing(list, slice.map(copy -> DatabaseCopyView.of(copy, copies.today())));
    }

    @PostMapping("/database-copies/{id}/deletion")
    @Operation(
            summary = "Note that a copy is gone",
            description = "From now on there is a certificate; again it answers with the one there is.")
    DatabaseCopyView delete(@PathVariable String id, @RequestBody Deletion deletion, SignedIn by) {
        var copy = copies.find(new CopyId(Parameters.id(id))).orElseThrow(ApiProblem::notFound);
        return done(copies.delete(
                copy.id(), deletion.at() == null ? clock.instant() : deletion.at(), deletion.how(), by.id()));
    }

    private DatabaseCopyView done(CopyResult result) {
        return switch (result) {
            case CopyResult.Done(var copy) -> DatabaseCopyView.of(copy, copies.today());
            case CopyResult.Overtaken(var copy) -> DatabaseCopyView.of(copy, copies.today());
            case CopyResult.Refused(var violations) -> throw RemoteApi.invalid(violations);
            case CopyResult.NotFound() -> throw ApiProblem.notFound();
        };
    }

    private PersonId keeper(Input input, SignedIn by) {
        return input.keeper() == null
                ? by.id()
                : people.findByEmail(input.keeper())
                        .filter(Person::isStaff)
                        .map(Person::id)
                        .orElseThrow(() -> ApiProblem.invalid("keeper", "unknown-staff"));
    }
}
