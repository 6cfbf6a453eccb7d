package pl.sos.desk.clients;

import java.util.List;
import java.util.Optional;

/**
 * The clients' list.
 *
 * @param mine only those whose caretaker the viewer is
 * @param next the address of the lines after these
 */
public record ClientListView(String query, boolean mine, List<ClientRow> rows, Optional<String> next) {
    public boolean filtered() {
        return mine || !query.isBlank();
    }
}
