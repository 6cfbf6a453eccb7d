package pl.sos.products.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pl.sos.identity.AdminEntry;

/** The way from the administration's index to the products. */
@Configuration(proxyBeanMethods = false)
class ProductsEntry {
    @Bean
    AdminEntry productsAdminEntry() {
        return new AdminEntry(30, "/admin/products", "apps", "products.title");
    }
}
