package pl.sos.clients;

import java.util.List;
import java.util.Optional;
import pl.sos.identity.Role;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.Language;

/**
 * What an import would do, line by line. Nothing is written by making it.
 *
 * @param format what was recognised of the file, such as "CSV, windows-1250, ;"
 * @param unknownColumns heads that mean nothing here; their cells are not read
 */
public record ImportPlan(String format, List<String> unknownColumns, List<PlannedLine> lines) {
    public ImportPlan {
        unknownColumns = List.copyOf(unknownColumns);
        lines = List.copyOf(lines);
    }

    /** What becomes of the client that a line names. */
    public enum Action {
        CREATE,
        UPDATE,
        KEEP,
        /** Something is wrong: the line is left out. */
        LEAVE_OUT
    }

    /** One field that an update sets. */
    public record Change(String field, String was, String becomes) {}

    /**
     * @param number the line in the file, counted from 1
     * @param existing the client that has the NIP already
     * @param contact the person that the line adds
     */
    public record PlannedLine(
            int number,
            Action action,
            Optional<ClientId> existing,
            CreateClient client,
            Optional<PlannedContact> contact,
            List<Change> changes,
            List<Violation> problems) {
        public PlannedLine {
            changes = List.copyOf(changes);
            problems = List.copyOf(problems);
        }

        public boolean wrong() {
            return action == Action.LEAVE_OUT;
        }
    }

    /** A contact as the file has it; the client's id is known only once the client is there. */
    public record PlannedContact(String name, String email, List<String> phones, Role role, Language language) {}

    public long creates() {
        return count(Action.CREATE);
    }

    public long updates() {
        return count(Action.UPDATE);
    }

    public long wrong() {
        return count(Action.LEAVE_OUT);
    }

    public long contacts() {
        return lines.stream()
                .filter(line -> !line.wrong() && line.contact().isPresent())
                .count();
    }

    /** Something would be written. */
    public boolean doesAnything() {
        return creates() + updates() + contacts() > 0;
    }

    /** Tells this plan from one that the same file makes after the database changed. */
    public String fingerprint() {
        return Integer.toHexString(lines.hashCode());
    }

    private long count(Action action) {
        return lines.stream().filter(line -> line.action() == action).count();
    }
}
