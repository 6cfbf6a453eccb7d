package pl.sos.identity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import pl.sos.ground.Vendor;
import pl.sos.ground.VendorData;
import pl.sos.identity.AdminEntry;
import pl.sos.identity.AuditLog;

/** Who runs this installation, in the administration. */
@Controller
class VendorPages {
    private static final String ADDRESS = "/admin/vendor";

    private final VendorData data;
    private final AuditLog audit;

    VendorPages(VendorData data, AuditLog audit) {
        this.data = data;
        this.audit = audit;
    }

    @Bean
    static AdminEntry vendorEntry() {
        return new AdminEntry(5, ADDRESS, "building", "identity.vendor");
    }

    @GetMapping(ADDRESS)
    ModelAndView form(@RequestParam(required = false) Optional<String> saved) {
        return new ModelAndView(
                "identity/vendor",
                "view",
                data.get().map(one -> VendorView.of(one, saved.isPresent())).orElse(VendorView.EMPTY));
    }

    @PostMapping(ADDRESS)
    ModelAndView save(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String nip,
            @RequestParam(defaultValue = "") String street,
            @RequestParam(defaultValue = "") String postcode,
            @RequestParam(defaultValue = "") String city,
            HttpServletResponse response) {
        var wrong = Vendor.wrong(name, nip, street, postcode, city);
        if (!wrong.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return new ModelAndView(
                    "identity/vendor", "view", new VendorView(name, nip, street, postcode, city, wrong, false));
        }
        var vendor = Vendor.read(name, nip, street, postcode, city);
        data.set(vendor);
        audit.record(
                "identity.vendor-changed",
                "vendor",
                Map.of("name", vendor.name(), "nip", vendor.nip().digits(), "address", vendor.address()));
        return LoginPage.seeOther(ADDRESS + "?saved");
    }
}
