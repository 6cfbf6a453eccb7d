package pl.sos.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as RFC 9457 has it ({@code application/problem+json}).
 *
 * @param code stable; programs go by it, people read {@code detail}
 * @param violations which fields a rule refuses
 * @param changed after a conflict: what somebody else changed meanwhile
 * @param incident the number to quote when the fault is ours
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "What went wrong (RFC 9457). Programs go by `code`; people read `title` and `detail`.")
public record Problem(
        @Schema(example = "urn:sos:problem:invalid") String type,

        @Schema(example = "The request cannot be accepted as it is")
        String title,

        @Schema(example = "422") int status,

        @Schema(example = "1 field is refused: subject – is missing.")
        String detail,

        @Schema(example = "/api/v1/tickets") @Nullable String instance,

        @Schema(example = "invalid", description = "Stable code of the problem")
        String code,

        @Nullable List<Field> violations,
        @Nullable List<Change> changed,

        @Schema(example = "7KQ4-M2XD", description = "Quote it when you report a fault of ours") @Nullable
        String incident) {
    /** A field that a rule refuses. */
    @Schema(name = "Violation")
    public record Field(
            @Schema(example = "subject") String field,
            @Schema(example = "required") String code,
            @Schema(example = "is missing") String message) {}

    /** A change by somebody else since the version that the request named. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(
            @Schema(example = "status") String field,
            @Nullable String before,
            @Nullable String after,
            @Nullable String by,
            @Schema(example = "2026-11-22T14:00:00Z") String at,
            String sentence) {}
}
