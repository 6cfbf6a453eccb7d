package pl.sos.launcher.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** A process under measurement, started with this process's own flags and cache. */
public final class Started implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 120;

    private final Process process;
    private final int port;
    private final Path data;
    private final Path log;
    private final double firstPageMillis;

    private Started(Process process, int port, Path data, Path log, double firstPageMillis) {
        this.process = process;
        this.port = port;
        this.data = data;
        this.log = log;
        this.firstPageMillis = firstPageMillis;
    }

    /** The command of a JVM like ours, up to the arguments. */
    static List<String> command(String mainClass) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        return command;
    }

    static Started start(String mainClass, List<String> arguments, String page, Path data, Path log)
            throws IOException, InterruptedException {
        int port = freePort();
        List<String> command = command(mainClass);
        command.addAll(arguments);
        command.addAll(List.of("--port", String.valueOf(port)));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        URI uri = URI.create("http://127.0.0.1:" + port + page);
        while (!answers(uri)) {
            if (!process.isAlive() || System.nanoTime() - start > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                process.destroyForcibly();
                throw new IOException("no answer at " + uri + ":\n" + Files.readString(log));
            }
            // Asked as a person would press reload; the figure is as exact as this.
            Thread.sleep(10);
        }
        return new Started(process, port, data, log, (System.nanoTime() - start) / 1e6);
    }

    /** Waits until it has said its address, which is the last thing a start does. */
    Started whole() throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (!Files.readString(log).contains("http://")) {
            if (!process.isAlive() || System.nanoTime() - start > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                throw new IOException("it never said its address:\n" + Files.readString(log));
            }
            // A file tells nobody that it grew.
            Thread.sleep(50);
        }
        return this;
    }

    private static boolean answers(URI uri) {
        try {
            var connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setRequestProperty("Accept", "text/html");
            int status = connection.getResponseCode();
            connection.disconnect();
            return status >= 200 && status < 500;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** From the start of the process to the end of its first page. */
    public double firstPageMillis() {
        return firstPageMillis;
    }

    /** Such as {@code http://127.0.0.1:41234}. */
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** The embedded database as its superuser, whom row-level security does not hold: JDBC address with credentials. */
    public String superuserUrl() throws IOException {
        var secrets = new Properties();
        try (var reader = Files.newBufferedReader(data.resolve("database.properties"))) {
            secrets.load(reader);
        }
        return "jdbc:postgresql://127.0.0.1:" + secrets.getProperty("port")
                + "/sos?sslmode=disable&user=postgres&password=" + secrets.getProperty("superuser");
    }

    /** Resident memory of the Java process now, in MB. */
    public double residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Stops it in order. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
