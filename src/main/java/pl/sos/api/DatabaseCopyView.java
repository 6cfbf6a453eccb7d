package pl.sos.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pl.sos.remote.DatabaseCopy;

/** A client's database that is, or was, with us. */
@Schema(name = "DatabaseCopy")
record DatabaseCopyView(
        UUID id,
        UUID clientId,
        String installation,
        Instant receivedAt,
        TicketView.PersonView receivedBy,
        DatabaseCopy.How receivedHow,
        String purpose,

        @Schema(description = "Personal data were made unreadable before it left the client")
        boolean masked,

        String keptWhere,
        TicketView.PersonView keeper,
        LocalDate deleteBy,
        DatabaseCopy.State state,
        @Nullable Instant deletedAt,
        TicketView.@Nullable PersonView deletedBy,
        @Nullable String deletedHow,
        @Nullable String certificate) {
    static DatabaseCopyView of(DatabaseCopy copy, LocalDate today) {
        var deleted = copy.deleted();
        return new DatabaseCopyView(
                copy.id().value(),
                copy.client().value(),
                copy.installationName(),
                copy.received().at(),
                new TicketView.PersonView(
                        copy.received().by().id(), copy.received().by().name(), true),
                copy.received().how(),
                copy.received().purpose(),
                copy.received().masked(),
                copy.keptWhere(),
                new TicketView.PersonView(copy.keeper().id(), copy.keeper().name(), true),
                copy.deleteBy(),
                copy.state(today),
                deleted.map(DatabaseCopy.Deleted::at).orElse(null),
                deleted.map(one -> new TicketView.PersonView(
                                one.by().id(), one.by().name(), true))
                        .orElse(null),
                deleted.map(DatabaseCopy.Deleted::how).orElse(null),
                deleted.map(DatabaseCopy.Deleted::certificate).orElse(null));
    }
}
