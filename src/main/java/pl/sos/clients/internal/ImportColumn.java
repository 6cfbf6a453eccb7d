package pl.sos.clients.internal;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a column of an imported table means, by its Polish or English head. */
enum ImportColumn {
    NAME("nazwa", "nazwaklienta", "nazwafirmy", "firma", "klient", "name", "client", "clientname", "company"),
    NIP("nip", "nrnip", "numernip", "taxid", "vatid", "taxnumber"),
    SIZE_BAND("wielkosc", "przedzial", "przedzialwielkosci", "liczbalokali", "lokale", "size", "sizeband"),
    CITY("miasto", "miejscowosc", "city", "town"),
    PHONES("telefon", "telefony", "tel", "telefonfirmy", "phone", "phones"),
    DOMAINS("domena", "domeny", "domain", "domains"),
    CONTACT_NAME("osoba", "kontakt", "imieinazwisko", "osobakontaktowa", "contact", "contactname", "person"),
    CONTACT_EMAIL("email", "mail", "adresemail", "emailosoby", "emailkontaktu", "contactemail"),
    CONTACT_PHONES("telefonosoby", "telefonkontaktu", "komorka", "telefonkomorkowy", "contactphone", "mobile"),
    CONTACT_ROLE("rola", "funkcja", "role", "contactrole"),
    LANGUAGE("jezyk", "language");

    private final List<String> heads;

    ImportColumn(String... heads) {
        this.heads = List.of(heads);
    }

    static Optional<ImportColumn> of(String head) {
        var folded = Folding.fold(head).replaceAll("[^a-z]", "");
        return Arrays.stream(values())
                .filter(column -> column.heads.contains(folded))
                .findFirst();
    }

    /** The position of each column that the header names; the first of two equal ones counts. */
    static Map<ImportColumn, Integer> positions(List<String> header) {
        var positions = new TreeMap<ImportColumn, Integer>();
        for (int i = 0; i < header.size(); i++) {
            int position = i;
            of(header.get(i)).ifPresent(column -> positions.putIfAbsent(column, position));
        }
        return positions;
    }
}
