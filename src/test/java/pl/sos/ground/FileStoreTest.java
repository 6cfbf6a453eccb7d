package pl.sos.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest {
    private static final String SHA256_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    private FileStore store;

    @BeforeEach
    void open() {
        store = new FileStore(new Settings(folder, 0, null, URI.create("http://localhost"), false, null, null, null));
    }

    @Test
    void givesBackWhatWasPut() throws IOException {
        StoredFile stored = store.put(content("abc"), 3);
        assertThat(stored).isEqualTo(new StoredFile(SHA256_OF_ABC, 3));
        assertThat(store.has(SHA256_OF_ABC)).isTrue();
        try (InputStream opened = store.open(SHA256_OF_ABC)) {
            assertThat(opened).hasContent("abc");
        }
    }

    @Test
    void keepsTheSameContentOnce() throws IOException {
        store.put(content("abc"), 10);
        store.put(content("abc"), 10);
        assertThat(files()).hasSize(1);
    }

    @Test
    void keepsNothingOfWhatIsTooLarge() throws IOException {
        assertThatThrownBy(() -> store.put(content("abcd"), 3)).isInstanceOf(FileStore.TooLarge.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void keepsNothingOfWhatBreaksOff() throws IOException {
        InputStream broken = new InputStream() {
            private int given;

            @Override
            public int read() throws IOException {
                if (given++ > 1000) {
                    throw new IOException("the browser went away");
                }
                return 'x';
            }
        };
        assertThatThrownBy(() -> store.put(broken, 1 << 20)).hasMessage("the browser went away");
        assertThat(files()).isEmpty();
    }

    @Test
    void anAddressCannotBeAPath() {
        assertThatThrownBy(() -> store.open("../../etc/passwd")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.open("0".repeat(64))).isInstanceOf(NoSuchFileException.class);
    }

    private Stream<Path> filesStream() throws IOException {
        return Files.walk(folder).filter(Files::isRegularFile);
    }

    private java.util.List<Path> files() throws IOException {
        try (var found = filesStream()) {
            return found.toList();
        }
    }

    private static InputStream content(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }
}
