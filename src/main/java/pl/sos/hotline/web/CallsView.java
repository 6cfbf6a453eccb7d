package pl.sos.hotline.web;

import java.util.Optional;
import pl.sos.clients.Client;
import pl.sos.hotline.Call;
import pl.sos.kernel.Slice;

/** @param query the filter as it stands in the address, without a cursor */
public record CallsView(Slice<Call> calls, Optional<Client> client, boolean missed, String query) {}
