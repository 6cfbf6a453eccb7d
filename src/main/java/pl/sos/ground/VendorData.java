package pl.sos.ground;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import pl.sos.kernel.Nip;

/** Keeps who runs this installation. It lies this deep since letters name the firm as well as documents and invoices. */
@Component
public class VendorData {
    private final JdbcClient jdbc;

    VendorData(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty until somebody said it; in any scope. */
    @Transactional(readOnly = true)
    public Optional<Vendor> get() {
        return jdbc.sql("select * from ground.vendor")
                .query((row, n) -> new Vendor(
                        row.getString("name"),
                        new Nip(row.getString("nip")),
                        row.getString("street"),
                        row.getString("postcode"),
                        row.getString("city")))
                .optional();
    }

    /** From now on; in a scope that sees all. */
    @Transactional
    public void set(Vendor vendor) {
        jdbc.sql("""
                        insert into ground.vendor (name, nip, street, postcode, city)
                        values (:name, :nip, :street, :postcode, :city)
                        on conflict (only_one) do update
                           set name = excluded.name, nip = excluded.nip, street = excluded.street,
                               postcode = excluded.postcode, city = excluded.city
                        """)
                .param("name", vendor.name())
                .param("nip", vendor.nip().digits())
                .param("street", vendor.street())
                .param("postcode", vendor.postcode())
                .param("city", vendor.city())
                .update();
    }
}
