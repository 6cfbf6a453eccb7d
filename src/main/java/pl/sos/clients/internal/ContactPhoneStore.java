package pl.sos.clients.internal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.PhoneNumber;

/** Numbers of contacts besides the one by which they are known. */
@Component
public class ContactPhoneStore {
    private final JdbcClient jdbc;

    ContactPhoneStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Map<PersonId, List<PhoneNumber>> of(ClientId client) {
        return jdbc
                .sql("""
                        select person_id, phone from clients.contact_phone where client_id = ? order by person_id, position
                        """)
                .param(client.value())
                .query((row, number) ->
                        Map.entry(new PersonId(Sql.uuid(row, "person_id")), new PhoneNumber(row.getString("phone"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    public void replace(ClientId client, PersonId person, List<PhoneNumber> phones) {
        jdbc.sql("delete from clients.contact_phone where person_id = ?")
                .param(person.value())
                .update();
        jdbc.sql("""
                        insert into clients.contact_phone (client_id, person_id, phone, position)
                        select ?, ?, phone, place from unnest(?::text[]) with ordinality as given (phone, place)
                        """)
                .params(
                        client.value(),
                        person.value(),
                        phones.stream().map(PhoneNumber::e164).toArray(String[]::new))
                .update();
    }
}
