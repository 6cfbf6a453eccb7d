package pl.sos.api;

import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.sos.clients.Client;
import pl.sos.clients.Clients;
import pl.sos.hotline.Call;
import pl.sos.identity.People;

/** Says a routed call in names. */
@Component
class CallViews {
    private final Clients clients;
    private final People people;

    CallViews(Clients clients, People people) {
        this.clients = clients;
        this.people = people;
    }

    IncomingView incoming(Call call) {
        var staff = people.everyMember();
        var stops = new ArrayList<IncomingView.Stop>();
        for (int i = 0; i < call.route().size(); i++) {
            var person = staff.get(call.route().get(i));
            if (person != null) {
                stops.add(new IncomingView.Stop(
                        person.email(), person.name(), call.extensions().get(i)));
            }
        }
        return new IncomingView(
                call.id(),
                call.exchangeId().orElse(""),
                company(call),
                call.contact()
                        .flatMap(people::find)
                        .map(one -> new IncomingView.Contact(one.id().value(), one.name(), one.email()))
                        .orElse(null),
                call.candidates().isEmpty()
                        ? java.util.List.of()
                        : clients.find(call.candidates()).stream()
                                .map(CallViews::company)
                                .toList(),
                stops,
                call.said(),
                call.callBack(),
                call.due().orElse(null));
    }

    private static IncomingView.@Nullable Company company(Call call) {
        var name = call.names().client();
        var slug = call.names().slug();
        return call.client().isEmpty() || name == null || slug == null
                ? null
                : new IncomingView.Company(call.client().get().value(), name, slug);
    }

    private static IncomingView.Company company(Client client) {
        return new IncomingView.Company(client.id().value(), client.name(), client.slug());
    }
}
