package pl.sos.products.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import pl.sos.ground.Sql;
import pl.sos.products.Application;
import pl.sos.products.NewApplication;

/** Products, applications and dependencies in PostgreSQL. */
@Component
public class ProductStore {
    private final JdbcClient jdbc;

    ProductStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A product's code and name. */
    public record ProductRow(String code, String name) {}

    public List<ProductRow> products() {
        return jdbc.sql("select code, name from products.product order by created_at, code")
                .query((row, number) -> new ProductRow(row.getString("code"), row.getString("name")))
                .list();
    }

    public List<Application> applications() {
        return jdbc.sql("""
                        select a.code, a.product, a.name, a.application_group, a.purpose,
                               array(select d.needs from products.dependency d
                                     where d.application = a.code order by d.position) as needs
                        from products.application a
                        join products.product p on p.code = a.product
                        order by p.created_at, p.code, a.position, a.code
                        """).query((row, number) -> application(row)).list();
    }

    public Optional<String> productOf(String application) {
        return jdbc.sql("select product from products.application where code = ?")
                .param(application)
                .query(String.class)
                .optional();
    }

    public boolean hasProduct(String code) {
        return jdbc.sql("select count(*) from products.product where code = ?")
                        .param(code)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** False when the code is taken. */
    public boolean addProduct(String code, String name, Instant at) {
        return jdbc.sql("""
                        insert into products.product (code, name, created_at) values (?, ?, ?)
                        on conflict do nothing
                        """).params(code, name, Sql.at(at)).update() == 1;
    }

    /** False when the code is taken. */
    public boolean addApplication(String product, NewApplication added, Instant at) {
        return jdbc.sql("""
                        insert into products.application
                            (code, product, name, application_group, purpose, position, created_at)
                        values (:code, :product, :name, :group, :purpose,
                                (select coalesce(max(position), 0) + 1 from products.application
                                 where product = :product), :at)
                        on conflict do nothing
                        """)
                        .param("code", added.code())
                        .param("product", product)
                        .param("name", added.name())
                        .param("group", added.group().orElse(null))
                        .param("purpose", added.purpose().orElse(null))
                        .param("at", Sql.at(at))
                        .update()
                == 1;
    }

    public void changeApplication(NewApplication changed) {
        jdbc.sql("""
                        update products.application
                        set name = :name, application_group = :group, purpose = :purpose
                        where code = :code
                        """)
                .param("code", changed.code())
                .param("name", changed.name())
                .param("group", changed.group().orElse(null))
                .param("purpose", changed.purpose().orElse(null))
                .update();
    }

    /** Two people who each close half of a circle wait for each other here. */
    public void lockDependencies() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('products.dependency'))")
                .query((row, number) -> number)
                .list();
    }

    public Map<String, Set<String>> dependencies() {
        var needs = new HashMap<String, Set<String>>();
        jdbc.sql("select application, needs from products.dependency order by application, position")
                .query((row, number) -> needs.computeIfAbsent(
                                row.getString("application"), code -> new LinkedHashSet<>())
                        .add(row.getString("needs")))
                .list();
        return needs;
    }

    public void replaceDependencies(String application, List<String> needs) {
        jdbc.sql("delete from products.dependency where application = ?")
                .param(application)
                .update();
        jdbc.sql("""
                        insert into products.dependency (application, needs, position)
                        select ?, code, place from unnest(?::text[]) with ordinality as wanted (code, place)
                        """).params(application, needs.toArray(String[]::new)).update();
    }

    private static Application application(ResultSet row) throws SQLException {
        return new Application(
                row.getString("code"),
                row.getString("product"),
                row.getString("name"),
                Optional.ofNullable(row.getString("application_group")),
                Optional.ofNullable(row.getString("purpose")),
                List.of((String[]) row.getArray("needs").getArray()));
    }
}
