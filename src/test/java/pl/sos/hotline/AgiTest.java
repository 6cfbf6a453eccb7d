package pl.sos.hotline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pl.sos.ground.Scope;
import pl.sos.ground.testing.FreePort;
import pl.sos.ground.testing.SosTest;
import pl.sos.ground.testing.TestClock;
import pl.sos.ground.testing.TestDatabase;
import pl.sos.hotline.internal.AgiDoor;
import pl.sos.identity.People;
import pl.sos.page.testing.House;

/** Speaks as Asterisk does: headers, then a 200 to every command until the server hangs up. */
@SosTest
class AgiTest {
    private static final Pattern SET = Pattern.compile("SET VARIABLE \"?(\\w+)\"? \"(.*)\"");

    @Autowired
    House house;

    @Autowired
    AgiDoor door;

    @Autowired
    Calls calls;

    @Autowired
    People people;

    @Autowired
    TestClock clock;

    private House.People3 us;
    private int port;

    @BeforeEach
    void furnish() throws IOException {
        TestDatabase.reset();
        clock.reset();
        us = house.furnish();
        Scope.asStaff(() -> people.setPhone(us.maria().id(), Optional.of("+48610002003")));
        port = FreePort.find();
        door.open(port, "127.0.0.1");
    }

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    void aDialPlanAsksTellsAndTheCallIsKept() throws IOException {
        var told = ask("incoming", "1732780800.42");
        assertThat(told).containsEntry("SOS_ROUTE", "+48616540012-+48616540013");
        assertThat(told.get("SOS_GREETING")).contains("Łączę z opiekunem: Anna Nowak");
        assertThat(told).containsEntry("SOS_CLIENT", "SM Zorza").containsEntry("SOS_CONTACT", "Maria Kowal");
        assertThat(told).containsEntry("SOS_CALL_BACK", "0");
        // Asked again, as after a broken connection, it is the same call.
        assertThat(ask("incoming", "1732780800.42")).containsEntry("SOS_CALL", told.get("SOS_CALL"));
        assertThat(ask("ring?extension=%2B48616540013", "1732780800.42")).containsEntry("SOS_OK", "1");
        assertThat(call(told).ringsAt()).contains(us.piotr().id());
        assertThat(ask("answer?extension=%2B48616540013", "1732780800.42")).containsEntry("SOS_OK", "1");
        assertThat(call(told).answeredBy()).contains(us.piotr().id());
        assertThat(ask("end?status=ANSWER", "1732780800.42")).containsEntry("SOS_OK", "1");
        assertThat(call(told).state()).isEqualTo(CallState.ENDED);
        assertThat(ask("end?status=ANSWER", "nobody-knows")).containsEntry("SOS_OK", "0");
    }

    @Test
    void outsideHoursTheDialPlanIsToldToPromiseACallBack() throws IOException {
        clock.setWarsaw("2026-11-23T16:05");
        var told = ask("incoming", "late");
        assertThat(told).containsEntry("SOS_ROUTE", "").containsEntry("SOS_CALL_BACK", "1");
        assertThat(told).containsEntry("SOS_DUE", "2026-11-25T15:05:00Z");
        assertThat(call(told).callBack()).isTrue();
    }

    /** Whoever copies it must find every variable filled and every script answered. */
    @Test
    void theDialPlanOfTheDocumentationAsksForWhatThereIs() throws IOException {
        var docs = Files.readString(Path.of("docs/operations.md"));
        var plan = docs.substring(docs.indexOf("[from-trunk]"), docs.indexOf("```", docs.indexOf("[from-trunk]")));
        var told = ask("incoming", "documented");
        assertThat(found("\\$\\{(SOS_\\w+)", plan))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(told).containsKey(one));
        assertThat(found("agi://[^/]+/(\\w+)", plan)).containsExactlyInAnyOrder("incoming", "ring", "end", "answer");
        assertThat(found("[?&](\\w+)=\\$", plan)).isSubsetOf("call", "extension", "status");
        // As Asterisk fills the plan in: numbers with their plus encoded, the leg that answers under a name of its own.
        var first = URLEncoder.encode(told.get("SOS_ROUTE").split("-")[0], StandardCharsets.UTF_8);
        var query = "call=" + told.get("SOS_CALL") + "&extension=" + first;
        assertThat(ask("ring?" + query, "documented")).containsEntry("SOS_OK", "1");
        assertThat(ask("answer?" + query, "documented.leg-2")).containsEntry("SOS_OK", "1");
        assertThat(call(told).answeredBy()).contains(us.anna().id());
        assertThat(ask("end?call=" + told.get("SOS_CALL") + "&status=ANSWER", "documented"))
                .containsEntry("SOS_OK", "1");
        assertThat(call(told).state()).isEqualTo(CallState.ENDED);
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(one -> one.group(1))
                .collect(Collectors.toSet());
    }

    private Call call(Map<String, String> told) {
        return Scope.asStaff(() -> calls.find(told.get("SOS_CALL")).orElseThrow());
    }

    private Map<String, String> ask(String script, String uniqueId) throws IOException {
        try (var socket = connected()) {
            socket.setSoTimeout(60_000);
            var out = socket.getOutputStream();
            out.write("""
                    agi_network: yes
                    agi_network_script: %s
                    agi_request: agi://127.0.0.1/%s
                    agi_channel: PJSIP/trunk-0001
                    agi_language: pl
                    agi_type: PJSIP
                    agi_uniqueid: %s
                    agi_callerid: 610002003
                    agi_calleridname: unknown
                    agi_dnid: 616540000
                    agi_context: from-trunk
                    agi_extension: 616540000
                    agi_priority: 2
                    agi_enhanced: 0.0

                    """.formatted(script, script, uniqueId).getBytes(StandardCharsets.UTF_8));
            out.flush();
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            var variables = new LinkedHashMap<String, String>();
            String line;
            while ((line = in.readLine()) != null) {
                var set = SET.matcher(line);
                if (set.matches()) {
                    variables.put(set.group(1), set.group(2));
                }
                out.write("200 result=1\n".getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
            return variables;
        }
    }

    /** The door opens on its own thread. */
    private Socket connected() throws IOException {
        for (int i = 0; ; i++) {
            try {
                return new Socket(InetAddress.getLoopbackAddress(), port);
            } catch (IOException notYet) {
                if (i > 2000) {
                    throw notYet;
                }
                java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
            }
        }
    }
}
