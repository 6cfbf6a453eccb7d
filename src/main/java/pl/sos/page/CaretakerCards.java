package pl.sos.page;

import java.util.Optional;

/** Knows the card that every page of a client's portal shows. */
public interface CaretakerCards {
    Optional<CaretakerCard> forClientOf(Viewer viewer);
}
