package pl.sos.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One kind of things that can be found. A room above this one brings its own as a bean. */
public interface SearchSource {
    SearchKind kind();

    /** The newest ids below this one, newest first; for filling the index. Needs scope system. */
    List<UUID> before(Optional<UUID> id, int most);

    /** What is there of these, to be indexed; what is not there is forgotten. Needs scope system. */
    List<SearchText> read(Collection<UUID> ids);

    /** What the scope may see of these, as it is at this moment. */
    Map<UUID, Shown> show(Collection<UUID> ids);
}
