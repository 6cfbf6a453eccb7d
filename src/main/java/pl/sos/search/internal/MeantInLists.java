package pl.sos.search.internal;

import java.util.List;
import org.springframework.stereotype.Component;
import pl.sos.clients.MeantClients;
import pl.sos.contracts.MeantContracts;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.search.Search;
import pl.sos.search.SearchKind;

/** Lets the lists of clients and contracts, which lie beneath the search, mean what the search would. */
@Component
class MeantInLists implements MeantClients, MeantContracts {
    private final Finding finding;

    MeantInLists(Finding finding) {
        this.finding = finding;
    }

    @Override
    public List<ClientId> clients(String words) {
        return finding.ids(words, true, SearchKind.CLIENT, Search.MOST_MEANT).stream()
                .map(ClientId::new)
                .toList();
    }

    @Override
    public List<ContractId> contracts(String words) {
        return finding.ids(words, true, SearchKind.CONTRACT, Search.MOST_MEANT).stream()
                .map(ContractId::new)
                .toList();
    }
}
