package pl.sos.api;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import pl.sos.tickets.Attachments;

/** A request whose body was read to its end, so that its hash is known before anything is done with it. */
final class RepeatableBody extends HttpServletRequestWrapper implements AutoCloseable {
    /** In bytes; far beyond what people write, and 10,000 instants with their pauses. */
    static final int MAX_JSON = 8 * 1024 * 1024;

    private static final long MAX_UPLOAD = Attachments.MAX_SIZE + 64 * 1024;

    private final byte[] memory;
    private final @Nullable Path disk;
    private final byte[] sha256;

    private RepeatableBody(HttpServletRequest request, byte[] memory, @Nullable Path disk, byte[] sha256) {
        super(request);
        this.memory = memory;
        this.disk = disk;
        this.sha256 = sha256;
    }

    /** @throws ApiProblem 413 beyond {@link #MAX_JSON} */
    static RepeatableBody inMemory(HttpServletRequest request) throws IOException {
        refuse(request.getContentLengthLong() > MAX_JSON, MAX_JSON);
        byte[] body = request.getInputStream().readNBytes(MAX_JSON + 1);
        refuse(body.length > MAX_JSON, MAX_JSON);
        return new RepeatableBody(request, body, null, digest().digest(body));
    }

    /** @throws ApiProblem 413 beyond the size of an attachment */
    static RepeatableBody onDisk(HttpServletRequest request) throws IOException {
        refuse(request.getContentLengthLong() > MAX_UPLOAD, Attachments.MAX_SIZE);
        var file = Files.createTempFile("sos-upload-", null);
        try {
            var digest = digest();
            try (var out = Files.newOutputStream(file);
                    var in = new DigestInputStream(request.getInputStream(), digest)) {
                var buffer = new byte[64 * 1024];
                long size = 0;
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    size += read;
                    refuse(size > MAX_UPLOAD, Attachments.MAX_SIZE);
                    out.write(buffer, 0, read);
                }
            }
            return new RepeatableBody(request, new byte[0], file, digest.digest());
        } catch (IOException | RuntimeException failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    private static void refuse(boolean tooLarge, long limit) {
        if (tooLarge) {
            throw ApiProblem.of(413, "body-too-large", limit / 1024 / 1024);
        }
    }

    byte[] sha256() {
        return sha256.clone();
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        var content = disk == null ? new ByteArrayInputStream(memory) : Files.newInputStream(disk);
        return new Stream(content);
    }

    @Override
    public BufferedReader getReader() throws IOException {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        if (disk != null) {
            Files.deleteIfExists(disk);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Stream extends ServletInputStream {
        private final InputStream content;
        private boolean finished;

        Stream(InputStream content) {
            this.content = content;
        }

        @Override
        public int read() throws IOException {
            int read = content.read();
            finished = read < 0;
            return read;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = content.read(buffer, from, length);
            finished = read < 0;
            return read;
        }

        @Override
        public boolean isFinished() {
            return finished;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("a body that was read already is not waited for");
        }

        @Override
        public void close() throws IOException {
            content.close();
        }
    }
}
