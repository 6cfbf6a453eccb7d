package pl.sos.ground;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pl.sos.ground.internal.DataFolder;
import pl.sos.ground.internal.SettingsReader;

/**
 * What an installation can be told, read once at the start from the command line, {@code SOS_*} variables and
 * {@code sos.yaml}, in this order. {@code docs/operations.md} lists the names.
 *
 * @param data the folder that keeps database, files and logs; absolute
 * @param port where the web server listens; 0 lets the system choose
 * @param bind the address it listens on; {@code null} for the default: every address, with demo data loopback only
 * @param baseUrl how people reach it from outside, without a trailing slash; links in mails start with it
 * @param demo whether the demo vendor is loaded
 * @param files a folder or an {@code s3://} address; {@code null} for {@code files} in the data folder
 * @param database the external PostgreSQL; {@code null} for the embedded one
 * @param smtp where mail leaves; {@code null} when it stays here
 * @param customs what this house does of its own accord
 * @param correspondence what its letters have in common
 * @param exchange the telephone: where an exchange asks for routes, and when it is answered
 */
public record Settings(
        Path data,
        int port,
        @Nullable String bind,
        URI baseUrl,
        boolean demo,
        @Nullable String files,
        @Nullable External database,
        @Nullable Smtp smtp,
        Customs customs,
        Correspondence correspondence,
        Exchange exchange) {

    /** With the usual customs. */
    public Settings(
            Path data,
            int port,
            @Nullable String bind,
            URI baseUrl,
            boolean demo,
            @Nullable String files,
            @Nullable External database,
            @Nullable Smtp smtp) {
        this(
                data,
                port,
                bind,
                baseUrl,
                demo,
                files,
                database,
                smtp,
                Customs.USUAL,
                Correspondence.USUAL,
                Exchange.NONE);
    }

    /**
     * The telephone: where Asterisk asks by FastAGI, and when it is answered.
     *
     * @param port 0 for nowhere
     * @param bind the address; loopback unless said, since AGI knows no password
     * @param calendar code of the calendar in whose hours our people are at their telephones
     */
    public record Exchange(int port, String bind, String calendar) {
        public static final Exchange NONE = new Exchange(0, "127.0.0.1", "pl-8-16");
    }

    /**
     * What the letters of this house have in common.
     *
     * @param replyTo where people answer; a mailbox that takes plus-addresses. {@code null} for the sender of {@code smtp}
     * @param signaturePl what Polish letters end with, lines parted by {@code \n}; {@code null} for the house's own words
     * @param signatureEn the same for English ones
     */
    public record Correspondence(
            @Nullable String replyTo,
            @Nullable String signaturePl,
            @Nullable String signatureEn) {
        public static final Correspondence USUAL = new Correspondence(null, null, null);
    }

    /**
     * What no contract says and the house decides. The room that knows what it means checks it at the start.
     *
     * @param aimAmount within which time a client without a contract gets a first answer, such as {@code P5D}
     * @param aimCounting {@code CLOCK}, {@code WORKING_HOURS} or {@code WORKING_DAYS}
     * @param aimCalendar code of the calendar that this is counted by
     * @param reopenDays so many days after closing a client's answer takes a ticket up again; later it opens a new one
     * @param closeDays what was resolved so many days ago and not answered is closed
     */
    public record Customs(String aimAmount, String aimCounting, String aimCalendar, int reopenDays, int closeDays) {
        public static final Customs USUAL = new Customs("P5D", "WORKING_DAYS", "pl-8-16", 30, 14);
    }

    /**
     * A PostgreSQL of one's own.
     *
     * @param url {@code jdbc:postgresql://host:port/name}
     * @param user who owns the schemas and migrates them
     * @param appUser whom the application connects as; {@code sos_app} unless said
     * @param appPassword {@code null} to derive it from {@code password}
     */
    public record External(
            String url,
            String user,
            String password,
            String appUser,
            @Nullable String appPassword) {
        @Override
        public String toString() {
            return "External[" + url + " " + user + "]";
        }
    }

    /** How the connection to the mail server is protected. */
    public enum Tls {
        NONE,
        STARTTLS,
        TLS
    }

    /** The outgoing mail server. */
    public record Smtp(
            String host,
            int port,
            @Nullable String user,
            @Nullable String password,
            Tls tls,
            String from) {
        @Override
        public String toString() {
            return "Smtp[" + host + ":" + port + "]";
        }
    }

    /**
     * Reads them.
     *
     * @param options what the command line says, by the name that {@code sos.yaml} uses
     * @param environment the process's variables
     * @throws Refusal for a value that cannot be right
     */
    public static Settings read(Map<String, String> options, Map<String, String> environment) {
        return SettingsReader.read(options, environment);
    }

    /** The folder of the content-addressed store. */
    public Path filesFolder() {
        return files == null
                ? data.resolve("files")
                : Path.of(files).toAbsolutePath().normalize();
    }

    public Path logFile() {
        return data.resolve("log/sos.log");
    }

    /** Makes the data folder and the one for the log. */
    public void prepareFolder() {
        DataFolder.create(data);
    }

    /** Whether there is a database of ours to look into: an external one, or a folder with data. */
    private boolean installed() {
        return database != null || Files.isDirectory(data.resolve("database"));
    }

    /** Refuses a data folder in which nothing was ever started. */
    public void refuseMissingFolder() {
        if (!installed()) {
            throw Refusal.usage("ground.data.none", data);
        }
        prepareFolder();
    }

    /** The same settings, listening at this address only. */
    public Settings boundTo(String address) {
        return new Settings(
                data, port, address, baseUrl, demo, files, database, smtp, customs, correspondence, exchange);
    }
}
