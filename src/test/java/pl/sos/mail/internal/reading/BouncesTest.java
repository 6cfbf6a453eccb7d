package pl.sos.mail.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.sos.mail.internal.reading.RawMails.parsed;
import static pl.sos.mail.internal.reading.RawMails.utf8;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import pl.sos.mail.internal.reading.BounceReport.Failure;
import pl.sos.mail.internal.reading.BounceReport.Outcome;

class BouncesTest {
    private static final String ORIGINAL = "<0192-letter@pomoc.perfektlab.example>";

    private static BounceReport bounce(String mail) {
        var parsed = parsed(utf8(mail));
        assertThat(parsed.automatic()).contains(AutomaticKind.BOUNCE);
        return parsed.bounce().orElseThrow();
    }

    @Test
    void ofPostfix() {
        var report = bounce("""
            Return-Path: <>
            From: MAILER-DAEMON@mx.sm-zorza.example (Mail Delivery System)
            To: pomoc@perfektlab.example
            Subject: Undelivered Mail Returned to Sender
            Content-Type: multipart/report; report-type=delivery-status;
             boundary="4D1.1"

            --4D1.1
            Content-Description: Notification
            Content-Type: text/plain; charset=us-ascii

            This is the mail system at host mx.sm-zorza.example.

            --4D1.1
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.sm-zorza.example
            X-Postfix-Queue-ID: 4D1

            Final-Recipient: rfc822; Dawna@sm-zorza.example
            Original-Recipient: rfc822;dawna@sm-zorza.example
            Action: failed
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 <dawna@sm-zorza.example>: Recipient
                address rejected

            Final-Recipient: rfc822; pelna@sm-zorza.example
            Action: failed
            Status: 4.2.2
            Diagnostic-Code: smtp; 452 4.2.2 Over quota

            Final-Recipient: rfc822; dobra@sm-zorza.example
            Action: relayed
            Status: 2.0.0

            --4D1.1
            Content-Type: message/rfc822

            From: pomoc@perfektlab.example
            Message-ID: %s
            Subject: Sprawa

            Tekst
            --4D1.1--
            """.formatted(ORIGINAL));
        assertThat(report.originalMessageId()).contains(ORIGINAL);
        assertThat(report.failures())
                .containsExactly(
                        new Failure(
                                "dawna@sm-zorza.example",
                                Outcome.PERMANENT,
                                Optional.of("5.1.1"),
                                "550 5.1.1 <dawna@sm-zorza.example>: Recipient address rejected"),
                        new Failure(
                                "pelna@sm-zorza.example",
                                Outcome.GAVE_UP,
                                Optional.of("4.2.2"),
                                "452 4.2.2 Over quota"));
    }

    @Test
    void ofExchange() {
        var report = bounce("""
            Return-Path: <>
            From: <postmaster@firma.example>
            Subject: =?utf-8?B?TmllZG9zdGFyY3phbG5l?=
            In-Reply-To: %s
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"

            --b
            Content-Type: multipart/alternative; boundary="c"

            --c
            Content-Type: text/plain; charset="utf-8"

            Nie można było dostarczyć wiadomości.
            --c
            Content-Type: text/html; charset="utf-8"

            <p>Nie można było dostarczyć wiadomości.</p>
            --c--

            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns;EX01.firma.example

            Final-recipient: RFC822;jan@firma.example
            Action: failed
            Status: 5.7.1
            Remote-MTA: dns;x

            --b--
            """.formatted(ORIGINAL));
        assertThat(report.originalMessageId()).contains(ORIGINAL);
        assertThat(report.failures()).extracting(Failure::address).containsExactly("jan@firma.example");
        assertThat(report.failures().getFirst().permanent()).isTrue();
    }

    @Test
    void ofGmailThatStillTries() {
        var report = bounce("""
            Return-Path: <>
            From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
            Auto-Submitted: auto-replied
            X-Failed-Recipients: jan@firma.example
            Content-Type: multipart/report; boundary="g"; report-type=delivery-status

            --g
            Content-Type: text/plain; charset="UTF-8"

            ** Delivery incomplete **
            --g
            Content-Type: message/delivery-status

            Reporting-MTA: dns; googlemail.com
            Arrival-Date: Fri, 20 Nov 2026 04:00:00 -0800 (PST)
            X-Original-Message-ID: %s

            Final-Recipient: rfc822; jan@firma.example
            Action: delayed
            Status: 4.4.1
            Diagnostic-Code: smtp; The recipient server did not accept our requests to connect.
            --g
            Content-Type: text/rfc822-headers

            Message-ID: %s
            Subject: x

            --g--
            """.formatted(ORIGINAL, ORIGINAL));
        assertThat(report.originalMessageId()).contains(ORIGINAL);
        assertThat(report.failures().getFirst().outcome()).isEqualTo(Outcome.DELAYED);
    }

    @Test
    void ofEximInWords() {
        var report = bounce("""
            Return-Path: <>
            From: Mail Delivery System <Mailer-Daemon@host.example>
            X-Failed-Recipients: jan@firma.example
            Subject: Mail delivery failed: returning message to sender

            This message was created automatically by mail delivery software.

              jan@firma.example
                host mx.firma.example [10.0.0.1]
                SMTP error from remote mail server after RCPT TO:<jan@firma.example>:
                550 5.1.1 No such user

            ------ This is a copy of the message, including all the headers. ------

            From: pomoc@perfektlab.example
            Message-ID: %s
            """.formatted(ORIGINAL));
        assertThat(report.originalMessageId()).contains(ORIGINAL);
        assertThat(report.failures())
                .containsExactly(new Failure(
                        "jan@firma.example", Outcome.PERMANENT, Optional.of("5.1.1"), "550 5.1.1 No such user"));
    }

    @Test
    void ofQmail() {
        var report = bounce("""
            Return-Path: <>
            From: MAILER-DAEMON@host.example
            Subject: failure notice

            Hi. This is the qmail-send program at host.example.

            <jan@firma.example>:
            10.0.0.1 does not like recipient.
            Remote host said: 550 5.1.1 unknown

            --- Below this line is a copy of the message.

            Message-ID: %s
            """.formatted(ORIGINAL));
        assertThat(report.failures()).extracting(Failure::address).containsExactly("jan@firma.example");
        assertThat(report.failures().getFirst().permanent()).isTrue();
        assertThat(report.originalMessageId()).contains(ORIGINAL);
    }

    @Test
    void anAbsenceIsNone() {
        var mail = parsed(utf8("""
            Return-Path: <>
            From: jan@firma.example
            Auto-Submitted: auto-replied
            Subject: Poza biurem

            Jestem na urlopie, 550 5.1.1 nie znaczy nic.
            """));
        assertThat(mail.bounce()).isEmpty();
        assertThat(mail.automatic()).contains(AutomaticKind.AUTO_REPLY);
    }
}
