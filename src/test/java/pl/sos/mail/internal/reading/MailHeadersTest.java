package pl.sos.mail.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.sos.mail.internal.reading.RawMails.FROM_ANNA;
import static pl.sos.mail.internal.reading.RawMails.HERE;
import static pl.sos.mail.internal.reading.RawMails.in;
import static pl.sos.mail.internal.reading.RawMails.parsed;
import static pl.sos.mail.internal.reading.RawMails.utf8;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailHeadersTest {
    private static void subject(String written, String expected) {
        assertThat(parsed(utf8("From: a@b.example\nSubject: " + written + "\n\nx"))
                        .headers()
                        .subject())
                .as(written)
                .isEqualTo(expected);
    }

    @Test
    void subjectsAsTheyAreWritten() {
        subject("Naliczenie", "Naliczenie");
        subject("=?UTF-8?Q?Naliczenie_czynsz=C3=B3w?=", "Naliczenie czynszów");
        subject("=?utf-8?B?xbvDs8WCdGE=?=", "Żółta");
        subject("=?ISO-8859-2?Q?Ksi=EAgowo=B6=E6?=", "Księgowość");
        subject("=?windows-1250?Q?Ksi=EAgowo=9C=E6?=", "Księgowość");
        subject("=?iso-8859-2?Q?Ksi=EAgowo=9C=E6?=", "Księgowość");
        subject("=?iso-8859-1?Q?Ksi=EAgowo=9C=E6_by=B3a?=", "Księgowość była");
        subject("=?x-unknown-set?Q?Ksi=EAgowo=B6=E6?=", "Księgowość");
        subject("=?utf-8?Q?Ksi=EAgowo=9C=E6?=", "Księgowość");
        subject("=?iso-8859-2?Q?Za=C5=BC=C3=B3=C5=82=C4=87?=", "Zażółć");
        subject("Zażółć gęślą bez etykiety", "Zażółć gęślą bez etykiety");
        // Split in the middle of the letter ó, as many programs do.
        subject("=?utf-8?Q?czynsz=C3?=\n =?utf-8?Q?=B3w?=", "czynszów");
        subject("=?utf-8?B?Y3p5bnN6ww==?= =?utf-8?B?s3c=?=", "czynszów");
        subject("=?utf-8?Q?a?= =?iso-8859-2?Q?=B1?=", "aą");
        subject("=?utf-8?Q?a?= i =?utf-8?Q?b?=", "a i b");
        subject("=?utf-8*pl?Q?J=C4=99zyk?=", "Język");
        subject("=?utf-8?Q?nie zamkni=C4=99ty", "=?utf-8?Q?nie zamkni=C4=99ty");
        subject("=?utf-8?X?co=?= to", "=?utf-8?X?co=?= to");
        subject("=?utf-8?B?@@@@?=", "");
        subject("dwie\n  linie\n\tjeden temat", "dwie linie jeden temat");
        subject("=?utf-8?Q?nowa=0D=0ABcc:_x@y?=", "nowa Bcc: x@y");
        subject("=?gb2312?B?xOO6ww==?=", "你好");
        subject("=?koi8-r?B?8NLJ18XU?=", "Привет");
    }

    @Test
    void eightBitSubjectsWithoutALabelAreGuessed() {
        for (String charset : List.of("windows-1250", "iso-8859-2", "utf-8")) {
            var mail = parsed(
                    in(charset, "From: Książek <a@b.example>\nSubject: Błąd w książce, proszę sprawdzić źródło\n\nx"));
            assertThat(mail.headers().subject()).as(charset).isEqualTo("Błąd w książce, proszę sprawdzić źródło");
            assertThat(mail.headers().from().orElseThrow().name()).as(charset).isEqualTo("Książek");
        }
    }

    private static void from(String written, String address, String name) {
        assertThat(parsed(utf8("From: " + written + "\nSubject: x\n\nx"))
                        .headers()
                        .from())
                .as(written)
                .contains(new MailAddress(address, name));
    }

    @Test
    void senders() {
        from("a@b.example", "a@b.example", "");
        from("<A@B.Example>", "a@b.example", "");
        from("Anna Nowak <a@b.example>", "a@b.example", "Anna Nowak");
        from("\"Nowak, Anna\" <a@b.example>", "a@b.example", "Nowak, Anna");
        from("Nowak\\, Anna <a@b.example>", "a@b.example", "Anna");
        from("=?utf-8?Q?Nowak=2C_Gra=C5=BCyna?= <a@b.example>", "a@b.example", "Nowak, Grażyna");
        from("\"=?utf-8?Q?Gra=C5=BCyna?=\" <a@b.example>", "a@b.example", "Grażyna");
        from("a@b.example (Anna Nowak)", "a@b.example", "Anna Nowak");
        from("'Anna' <a@b.example>", "a@b.example", "Anna");
        from("Anna Nowak a@b.example", "a@b.example", "Anna Nowak");
        from("\"prezes@bank.example\" <zly@b.example>", "zly@b.example", "prezes@bank.example");
        from("<mailto:a@b.example>", "a@b.example", "");
        from("Anna <@przez.example:a@b.example>", "a@b.example", "Anna");
    }

    @Test
    void whatIsNoAddressIsNone() {
        for (String written : List.of(
                "Anna Nowak", "", "a@", "@b.example", "<>", "a@b@c.example", "a b@", "undisclosed-recipients:;")) {
            assertThat(parsed(utf8("From: " + written + "\nSubject: x\n\nx"))
                            .headers()
                            .from())
                    .as(written)
                    .isEmpty();
        }
    }

    @Test
    void twoSendersAreTold() {
        assertThat(parsed(utf8(FROM_ANNA + "From: z@x.example\n\nx")).warnings())
                .contains(ReadWarning.SEVERAL_SENDERS);
        var two = parsed(utf8("From: a@b.example, c@d.example\n\nx"));
        assertThat(two.warnings()).contains(ReadWarning.SEVERAL_SENDERS);
        assertThat(two.headers().from().orElseThrow().address()).isEqualTo("a@b.example");
    }

    @Test
    void recipients() {
        var headers = parsed(utf8(FROM_ANNA
                        + "To: pomoc@x.example; \"Kowalski, Jan\" <jan@x.example>,\n"
                        + " c@x.example\n"
                        + "Cc: Zarząd: prezes@x.example, sekretariat@x.example;\n"
                        + "Reply-To: inna@x.example\n"
                        + "Delivered-To: POMOC+abc@x.example\n"
                        + "X-Original-To: pomoc@x.example\n"
                        + "Return-Path: <a@b.example>\n\n"
                        + "x"))
                .headers();
        assertThat(headers.to())
                .containsExactly(
                        new MailAddress("pomoc@x.example", ""),
                        new MailAddress("jan@x.example", "Kowalski, Jan"),
                        new MailAddress("c@x.example", ""));
        assertThat(headers.cc())
                .extracting(MailAddress::address)
                .containsExactly("prezes@x.example", "sekretariat@x.example");
        assertThat(headers.replyTo()).extracting(MailAddress::address).containsExactly("inna@x.example");
        assertThat(headers.deliveredTo()).containsExactly("pomoc+abc@x.example", "pomoc@x.example");
        assertThat(headers.returnPath()).contains("a@b.example");
        assertThat(parsed(utf8("Return-Path: <>\n" + FROM_ANNA + "\nx"))
                        .headers()
                        .returnPath())
                .contains("");
    }

    @Test
    void references() {
        var headers = parsed(utf8(FROM_ANNA
                        + "Message-ID: <1@a>\nIn-Reply-To: <2@a> (Anna)\nReferences: <3@a>\n <4@a><5@a> smieci\n\nx"))
                .headers();
        assertThat(headers.messageId()).contains("<1@a>");
        assertThat(headers.inReplyTo()).containsExactly("<2@a>");
        assertThat(headers.references()).containsExactly("<3@a>", "<4@a>", "<5@a>");
        assertThat(parsed(utf8(FROM_ANNA + "Message-ID: bez.nawiasow@a\n\nx"))
                        .headers()
                        .messageId())
                .contains("<bez.nawiasow@a>");
    }

    private static void date(String written, String expected) {
        assertThat(parsed(utf8(FROM_ANNA + "Date: " + written + "\n\nx"))
                        .headers()
                        .date())
                .as(written)
                .isEqualTo(expected.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(expected)));
    }

    @Test
    void dates() {
        date("Fri, 20 Nov 2026 12:30:15 +0100", "2026-11-20T11:30:15Z");
        date("20 Nov 2026 12:30 +0100", "2026-11-20T11:30:00Z");
        date("Fri, 20 Nov 26 12:30:15 GMT (czas)", "2026-11-20T12:30:15Z");
        date("Fri, 20 Nov 2026 12:30:15 EST", "2026-11-20T17:30:15Z");
        date("Fri, 20 Nov 2026 12:30:15", "2026-11-20T12:30:15Z");
        date("2026-11-20T12:30:15+01:00", "2026-11-20T11:30:15Z");
        date("Fri, 31 Feb 2026 12:30:15 +0100", "");
        date("jutro", "");
        date("Fri, 20 Nov 99999 12:30:15 +0100", "");
    }

    @Test
    void whatOurServerFoundOutIsBelievedAndNobodyElse() {
        var mail = parsed(utf8("Authentication-Results: mx.perfektlab.example;\n spf=pass smtp.mailfrom=b.example;"
                + "\n dkim=fail (bad; sig) header.d=x; dkim=pass header.d=b.example; dmarc=softfail\n"
                + "Authentication-Results: mx.perfektlab.example; dmarc=pass\n" + FROM_ANNA + "\nx"));
        assertThat(mail.checks())
                .isEqualTo(new SenderChecks(
                        Optional.of("mx.perfektlab.example"),
                        SenderChecks.Result.PASS,
                        SenderChecks.Result.PASS,
                        SenderChecks.Result.SOFTFAIL));
        assertThat(parsed(utf8("Authentication-Results: zly.example; spf=pass; dmarc=pass\n" + FROM_ANNA + "\nx"))
                        .checks())
                .isEqualTo(SenderChecks.NOT_CHECKED);
        assertThat(parsed(utf8("Authentication-Results: \"mx.perfektlab.example;x\"; dmarc=pass\n" + FROM_ANNA + "\nx"))
                        .checks())
                .isEqualTo(SenderChecks.NOT_CHECKED);
    }

    private static void automatic(String headers, AutomaticKind... expected) {
        assertThat(parsed(utf8(FROM_ANNA + headers + "\n\nx")).automatic().stream())
                .as(headers)
                .containsExactly(expected);
    }

    @Test
    void automaticMail() {
        automatic("Subject: x");
        automatic("Auto-Submitted: no");
        automatic("X-Auto-Response-Suppress: All");
        automatic("Precedence: first-class");
        automatic("Auto-Submitted: auto-replied", AutomaticKind.AUTO_REPLY);
        automatic("Auto-Submitted: Auto-Replied (vacation)", AutomaticKind.AUTO_REPLY);
        automatic("Auto-Submitted: auto-generated", AutomaticKind.GENERATED);
        automatic(
                "Auto-Submitted: auto-generated\nSubject: =?utf-8?Q?Automatyczna_odpowied=C5=BA=3A_Urlop?=",
                AutomaticKind.AUTO_REPLY);
        automatic("Subject: Automatic reply: Urlop");
        automatic("Return-Path: <>\nSubject: x", AutomaticKind.GENERATED);
        automatic("Precedence: bulk", AutomaticKind.BULK);
        automatic("Precedence: junk", AutomaticKind.BULK);
        automatic("Precedence: auto_reply", AutomaticKind.AUTO_REPLY);
        automatic("Precedence: list", AutomaticKind.LIST);
        automatic("List-Id: <lista.example>", AutomaticKind.LIST);
        automatic("X-Autoreply: yes", AutomaticKind.AUTO_REPLY);
        automatic(
                "Content-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n--b\n\nx\n--b--",
                AutomaticKind.READ_RECEIPT);
        automatic(
                "Content-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\n\nx\n--b--",
                AutomaticKind.GENERATED);
        assertThat(parsed(utf8("From: Pomoc <Pomoc@PerfektLab.example>\n\nx")).automatic())
                .contains(AutomaticKind.OWN);
        assertThat(HERE.ownAddresses()).contains("pomoc@perfektlab.example");
    }
}
