package pl.sos.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.DueTimers;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.identity.Person;

@SosTest
class AttachmentsTest {
    @Autowired
    ApplicationContext context;

    @Autowired
    Attachments attachments;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    DueTimers timers;

    @Autowired
    TestClock clock;

    House house;

    @BeforeEach
    void openTheHouse() {
        house = new House(context);
    }

    @Test
    void whatWasStoredComesBackUnderACleanName() throws IOException {
        var stored =
                ((StoreFileResult.Stored) store(house.maria, text("treść"), "..\\..\\zrzut\u202egpj.exe")).attachment();
        assertThat(stored.name()).isEqualTo("zrzutgpj.exe");
        house.as(house.maria, () -> {
            try (var content = attachments.open(stored.id()).orElseThrow().content()) {
                assertThat(content).hasBinaryContent("treść".getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return true;
        });
    }

    @Test
    void beyondAHundredMegabytesItIsRefusedAndUpToThemTaken() {
        assertThat(store(house.maria, zeros(Attachments.MAX_SIZE), "a.bin")).isInstanceOf(StoreFileResult.Stored.class);
        assertThat(store(house.maria, zeros(Attachments.MAX_SIZE + 1), "b.bin"))
                .isInstanceOf(StoreFileResult.Refused.class);
        assertThat(store(house.maria, text(""), "c.bin")).isInstanceOf(StoreFileResult.Refused.class);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void aSenderWhoBreaksOffLeavesNothing() {
        assertThatThrownBy(() -> store(
                        house.maria,
                        new InputStream() {
                            @Override
                            public int read() throws IOException {
                                throw new IOException("gone");
                            }
                        },
                        "a.bin"))
                .hasRootCauseMessage("gone");
        assertThat(rows()).isZero();
    }

    @Test
    void nobodyStoresForAnotherCompany() {
        var result = house.as(house.kowalski, () -> {
            try {
                return attachments.store(text("x"), "x", house.zorza, Actor.of(house.kowalski));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(result).isInstanceOf(StoreFileResult.Refused.class);
    }

    @Test
    void whatNoMessageTookIsSweptAfterADay() {
        store(house.maria, text("x"), "x");
        clock.advance(Duration.ofHours(23));
        timers.run();
        assertThat(rows()).isEqualTo(1);
        clock.advance(Duration.ofHours(3));
        timers.run();
        assertThat(rows()).isZero();
    }

    private StoreFileResult store(Person by, InputStream content, String name) {
        return house.as(by, () -> {
            try {
                return attachments.store(content, name, house.zorza, Actor.of(by));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private int rows() {
        return Scope.asSystem(() -> transaction.execute(status -> jdbc.sql("select count(*) from tickets.attachment")
                .query(Integer.class)
                .single()));
    }

    private static InputStream text(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream zeros(long size) {
        return new InputStream() {
            private long left = size;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                if (left <= 0) {
                    return -1;
                }
                int read = (int) Math.min(left, length);
                left -= read;
                return read;
            }
        };
    }
}
