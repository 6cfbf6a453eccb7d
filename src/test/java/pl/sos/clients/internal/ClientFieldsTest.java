package pl.sos.clients.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import pl.sos.clients.Violation;
import pl.sos.clients.internal.ClientFields.Reading;
import pl.sos.kernel.PhoneNumber;

class ClientFieldsTest {
    @Test
    void readsWhatPeopleWrite() {
        var fields = good(read(
                "  SM Zorza ",
                "526-025-02-74",
                "",
                List.of("61 654 00 12", "+48616540012", " "),
                List.of("@SM-Zorza.example", "żółw.pl")));
        assertThat(fields.name()).isEqualTo("SM Zorza");
        assertThat(fields.nip().digits()).isEqualTo("5260250274");
        assertThat(fields.slug()).isEmpty();
        assertThat(fields.phones()).containsExactly(new PhoneNumber("+48616540012"));
        assertThat(fields.domains()).containsExactly("sm-zorza.example", "xn--w-uga1v8h.pl");
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        var wrong = bad(read(" ", "526-025-02-75", "Zła Nazwa", List.of("12"), List.of("gmail.com", "no domain")));
        assertThat(wrong)
                .extracting(Violation::field, Violation::code)
                .containsExactlyInAnyOrder(
                        Tuple.tuple("name", "required"),
                        Tuple.tuple("nip", "nip-checksum"),
                        Tuple.tuple("slug", "bad-slug"),
                        Tuple.tuple("phones", "phone-too-short"),
                        Tuple.tuple("domains", "public-domain"),
                        Tuple.tuple("domains", "bad-domain"));
    }

    @Test
    void refusesNamesThatAreTooLongOrHoldControlCharacters() {
        assertThat(bad(read("x".repeat(201), "5260250274", "", List.of(), List.of())))
                .extracting(Violation::code)
                .containsExactly("too-long");
        assertThat(bad(read("SM\0Zorza", "5260250274", "", List.of(), List.of())))
                .extracting(Violation::code)
                .containsExactly("control-characters");
    }

    @Test
    void keepsAddressesOfOurOwnPages() {
        assertThat(bad(read("Import", "5260250274", "import", List.of(), List.of())))
                .extracting(Violation::code)
                .containsExactly("reserved");
    }

    private static Reading read(String name, String nip, String slug, List<String> phones, List<String> domains) {
        return ClientFields.read(name, nip, Optional.of(slug), Optional.empty(), Optional.empty(), phones, domains);
    }

    private static ClientFields good(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Good.class);
        return ((Reading.Good) reading).fields();
    }

    private static List<Violation> bad(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Bad.class);
        return ((Reading.Bad) reading).violations();
    }
}
