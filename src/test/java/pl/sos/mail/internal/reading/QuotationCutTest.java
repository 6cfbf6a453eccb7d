package pl.sos.mail.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.sos.mail.internal.reading.RawMails.FROM_ANNA;
import static pl.sos.mail.internal.reading.RawMails.html;
import static pl.sos.mail.internal.reading.RawMails.parsed;
import static pl.sos.mail.internal.reading.RawMails.saying;
import static pl.sos.mail.internal.reading.RawMails.utf8;

import org.junit.jupiter.api.Test;
import pl.sos.outbox.ReplyTokens;

/** What is kept of answers as mail programs write them. */
class QuotationCutTest {
    private static final String ANSWER = "Dziękuję, teraz działa.\n\nAnna";

    /** The answer stands above the mark, whatever the mark is. */
    private static void cuts(String name, String behind) {
        var body = parsed(saying(ANSWER + "\n\n" + behind)).body();
        assertThat(body.newText()).as(name).isEqualTo(ANSWER);
        assertThat(body.cut()).as(name).isTrue();
        assertThat(body.text()).as(name).startsWith(ANSWER).hasSizeGreaterThan(ANSWER.length());
    }

    private static void keeps(String name, String text) {
        var body = parsed(saying(text)).body();
        assertThat(body.newText()).as(name).isEqualTo(text);
        assertThat(body.cut()).as(name).isFalse();
    }

    @Test
    void marksOfPolishPrograms() {
        cuts(
                "Gmail",
                "pt., 20 lis 2026 o 12:30 Pomoc <pomoc@perfektlab.example> napisał(a):\n\n> Dzień dobry\n> naprawione");
        cuts(
                "Gmail, two lines",
                "pt., 20 lis 2026 o 12:30 Pomoc Perfekt Lab Sp. z o.o. <\n"
                        + "pomoc@perfektlab.example> napisał(a):\n\n"
                        + "> Dzień dobry");
        cuts(
                "Gmail of old",
                "W dniu 20 listopada 2026 12:30 użytkownik Pomoc <pomoc@perfektlab.example>\n"
                        + "napisał:\n\n"
                        + "> Dzień dobry");
        cuts("Thunderbird", "W dniu 20.11.2026 o 12:30, Pomoc pisze:\n> Dzień dobry\n>\n> naprawione");
        cuts("Thunderbird, no signs", "W dniu 20.11.2026 o 12:30, Pomoc pisze:\nDzień dobry\nnaprawione");
        cuts(
                "Apple",
                "Wiadomość napisana przez Pomoc <pomoc@perfektlab.example> w dniu 20 lis 2026, o godz. 12:30:\n\n"
                        + "> Dzień dobry");
        cuts(
                "iPhone",
                "Wysłane z iPhone'a\n\n"
                        + "> Wiadomość napisana przez Pomoc <pomoc@perfektlab.example> w dniu 20.11.2026, o godz. 12:30:\n"
                        + "> \n"
                        + "> \uFEFFDzień dobry");
        cuts("iPhone’s apostrophe", "Wysłane z iPhone’a");
        cuts(
                "o2, wp",
                "Dnia 20 listopada 2026 12:30 Pomoc <pomoc@perfektlab.example> napisał(a):\n\nDzień dobry\nnaprawione");
        cuts("onet", "W dniu 2026-11-20 12:30:15 użytkownik Pomoc <pomoc@perfektlab.example> napisał:\n\nDzień dobry");
        cuts(
                "interia",
                "Od: \"Pomoc\" <pomoc@perfektlab.example>\n"
                        + "Do: \"Anna\" <a@x.example>; \n"
                        + "Wysłane: 12:30 Piątek 2026-11-20\n"
                        + "Temat: Naliczenie\n\n"
                        + "Dzień dobry");
        cuts(
                "Outlook Express",
                "Użytkownik \"Pomoc\" <pomoc@perfektlab.example> napisał w wiadomości \nnews:1@x:\n> Dzień dobry");
        cuts(
                "Outlook of old",
                "-----Wiadomość oryginalna-----\n"
                        + "Od: Pomoc [mailto:pomoc@perfektlab.example]\n"
                        + "Wysłano: 20 listopada 2026 12:30\n"
                        + "Do: Anna\n"
                        + "Temat: Naliczenie\n\n"
                        + "Dzień dobry");
        cuts(
                "Outlook",
                "Od: Pomoc <pomoc@perfektlab.example>\n"
                        + "Wysłano: piątek, 20 listopada 2026 12:30\n"
                        + "Do: Anna Nowak <a@x.example>\n"
                        + "Temat: Naliczenie\n\n"
                        + "Dzień dobry");
        cuts(
                "Outlook in the browser",
                "________________________________\n"
                        + "Od: Pomoc <pomoc@perfektlab.example>\n"
                        + "Wysłane: piątek, 20 listopada 2026 12:30\n"
                        + "Do: Anna\n"
                        + "DW: Jan\n"
                        + "Temat: Naliczenie\n\n"
                        + "Dzień dobry");
        cuts(
                "Outlook, bold",
                "*Od:* Pomoc <pomoc@perfektlab.example>\n"
                        + "*Wysłano:* piątek\n"
                        + "*Do:* Anna\n"
                        + "*Temat:* Naliczenie\n\n"
                        + "Dzień dobry");
        cuts(
                "Outlook for Android",
                "Pobierz aplikację Outlook dla systemu Android\n"
                        + "________________________________\n"
                        + "From: Pomoc <pomoc@perfektlab.example>\n"
                        + "Sent: Friday\n"
                        + "To: Anna\n"
                        + "Subject: x\n\n"
                        + "Dzień dobry");
        cuts(
                "Windows Mail",
                "Wysłane z aplikacji Poczta dla systemu Windows\n\n"
                        + "Od: Pomoc\n"
                        + "Wysłano: piątek\n"
                        + "Do: Anna\n"
                        + "Temat: x\n\n"
                        + "Dzień dobry");
        cuts(
                "Samsung",
                "Wysłane z telefonu Samsung Galaxy\n\n"
                        + "-------- Oryginalna wiadomość --------\n"
                        + "Od: Pomoc <p@x.example>\n"
                        + "Data: 20.11.2026 12:30 (GMT+01:00)\n"
                        + "Do: Anna\n"
                        + "Temat: x\n\n"
                        + "Dzień dobry");
        cuts("Samsung without details", "---- Wiadomość oryginalna ----\nDzień dobry");
        cuts("Horde", "Cytowanie Pomoc <pomoc@perfektlab.example>:\n\n> Dzień dobry");
        cuts("Roundcube", "W dniu 2026-11-20 12:30, Pomoc napisał(a):\n\n> Dzień dobry");
        cuts(
                "Yahoo",
                "Wysłano z Yahoo Mail na urządzeniu z Androidem\n\n"
                        + "  W dniu pt., 20 lis 2026 o 12:30 Pomoc<p@x.example> napisał(a):\n"
                        + "  Dzień dobry");
        cuts(
                "one line",
                "Od: Pomoc <p@x.example> Wysłano: piątek, 20 listopada 2026 12:30 Do: Anna Temat: Naliczenie\n"
                        + "Dzień dobry");
        cuts("signs alone", "> Dzień dobry\n> naprawione");
        cuts("a signature", "-- \nAnna Nowak\ntel. 22 111 22 33");
    }

    @Test
    void marksOfEnglishPrograms() {
        cuts("Gmail", "On Fri, Nov 20, 2026 at 12:30 PM Help <help@x.example> wrote:\n\n> Good morning");
        cuts(
                "Gmail, two lines",
                "On Fri, Nov 20, 2026 at 12:30 PM A Very Long Name Of Somebody <\n"
                        + "help@x.example> wrote:\n\n"
                        + "> Good morning");
        cuts("Apple", "> On 20 Nov 2026, at 12:30, Help <help@x.example> wrote:\n> \n> Good morning");
        cuts(
                "Outlook of old",
                "-----Original Message-----\nFrom: Help\nSent: Friday\nTo: Anna\nSubject: x\n\nGood morning");
        cuts(
                "Outlook",
                "From: Help <help@x.example>\n"
                        + "Sent: Friday, November 20, 2026 12:30 PM\n"
                        + "To: Anna <a@x.example>\n"
                        + "Subject: x\n\n"
                        + "Good morning");
        cuts("iPhone", "Sent from my iPhone\n\nOn 20 Nov 2026, at 12:30, Help <help@x.example> wrote:\n\nGood morning");
        cuts("Outlook for iOS", "Get Outlook for iOS<https://aka.ms/o0ukef>");
        cuts("Samsung", "-------- Original message --------\nFrom: Help\nDate: 20/11/2026\n\nGood morning");
        cuts("Gmail of old", "2026-11-20 12:30 GMT+01:00 Help <help@x.example>:\n\n> Good morning");
    }

    @Test
    void ourOwnMark() {
        for (String marker : ReplyTokens.MARKERS) {
            cuts(marker, marker + "\n\nSprawa 1042");
        }
        cuts("within stars", "*" + ReplyTokens.MARKER + "*\n\nSprawa 1042");
        cuts("letters lost", ReplyTokens.MARKER.replace("ż", "?") + "\n\nSprawa 1042");
        cuts("quoted", "> " + ReplyTokens.MARKER + "\n> Sprawa 1042");
        cuts("beneath a mark", "W dniu 20.11.2026 o 12:30, Pomoc pisze:\n" + ReplyTokens.MARKER + "\nSprawa 1042");
    }

    @Test
    void answersBeneathAndBetween() {
        var beneath = parsed(saying("W dniu 20.11.2026 o 12:30, Pomoc pisze:\n> " + ReplyTokens.MARKER
                        + "\n> Proszę o wersję.\n\nWersja 5.2.\nAnna\n"))
                .body();
        assertThat(beneath.newText()).isEqualTo("Wersja 5.2.\nAnna");
        assertThat(beneath.cut()).isTrue();
        var between = parsed(saying("W dniu 20.11.2026 o 12:30, Pomoc pisze:\n"
                        + "> Jaka wersja?\n"
                        + "5.2\n"
                        + "> Jaki błąd?\n"
                        + "Żaden\n"
                        + "> Pozdrawiamy\n"
                        + "> Pomoc\n"))
                .body();
        assertThat(between.newText()).isEqualTo("> Jaka wersja?\n5.2\n> Jaki błąd?\nŻaden");
        var wrapped = parsed(saying("Tak.\n\n"
                        + "W dniu 20.11.2026 o 12:30, Pomoc pisze:\n"
                        + "> To jest bardzo długa linia, którą program pocztowy złamał po swojemu na\n"
                        + "końcu\n"
                        + "> i reszta\n"))
                .body();
        assertThat(wrapped.newText()).isEqualTo("Tak.");
    }

    @Test
    void nothingIsCutWhereNothingWouldBeLeft() {
        keeps("a quotation alone", "> Dzień dobry\n> naprawione");
        keeps("a telephone's line alone", "Wysłane z iPhone'a");
        keeps("our own letter alone", ReplyTokens.MARKER + "\n\nSprawa 1042");
        keeps("signs and no word", "---\n\n> Dzień dobry");
        keeps("a header block alone", "Od: Jan\nWysłano: piątek\nDo: Anna\nTemat: x\n\nTreść");
    }

    @Test
    void whatPeopleWriteIsNotTakenForAMark() {
        keeps("a sentence", "W dniu wczorajszym prezes napisał:\nproszę o korektę.");
        keeps("a list of fields", "Od: 1 stycznia\nDo: 31 grudnia\nnaliczenie jest złe.");
        keeps("a colon at the end", "On the screen it says:\nerror 5");
        keeps("who and what", "Dzień dobry,\nwysłane z opóźnieniem faktury nie weszły.\nAnna");
        keeps("a line of dashes", "Pierwsze\n-----------\nDrugie");
        keeps("an arrow", "Menu Plik -> Drukuj\n a > b");
    }

    @Test
    void whatIsPassedOnIsWhatWasWritten() {
        keeps(
                "with a mark",
                "Proszę o pomoc.\n\n"
                        + "---------- Forwarded message ---------\n"
                        + "Od: Bank <b@x.example>\n"
                        + "Data: piątek\n"
                        + "Temat: Błąd\n"
                        + "Do: Anna\n\n"
                        + "Treść błędu");
        keeps(
                "of Apple",
                "Proszę o pomoc.\n\n"
                        + "Początek przekazywanej wiadomości:\n\n"
                        + "Od: Bank <b@x.example>\n"
                        + "Temat: Błąd\n"
                        + "Data: piątek\n\n"
                        + "Treść");
        var body = parsed(utf8(FROM_ANNA + "Subject: PD: Błąd importu\nContent-Type: text/plain; charset=utf-8\n\n"
                        + "Proszę o pomoc.\n\nOd: Bank\nWysłano: piątek\nDo: Anna\nTemat: Błąd\n\nTreść"))
                .body();
        assertThat(body.cut()).isFalse();
        assertThat(body.newText()).contains("Treść");
    }

    private static void cutsHtml(String name, String behind) {
        var body = parsed(html("<p>Dziękuję, teraz działa.</p><p>Anna</p>" + behind))
                .body();
        assertThat(body.newText()).as(name).isEqualTo(ANSWER);
        assertThat(body.cut()).as(name).isTrue();
        assertThat(body.text())
                .as(name)
                .contains("Dzień dobry")
                .doesNotContain(String.valueOf(HtmlLines.QUOTED_FROM_HERE));
        assertThat(body.html().orElseThrow()).as(name).contains("Dzień dobry");
    }

    @Test
    void marksInHtml() {
        cutsHtml(
                "Gmail",
                "<div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">pt., 20 lis 2026 o 12:30 Pomoc"
                        + " &lt;<a href=\"mailto:p@x.example\">p@x.example</a>&gt; napisał(a):<br></div><blockquote"
                        + " class=\"gmail_quote\">Dzień dobry</blockquote></div>");
        cutsHtml(
                "Thunderbird",
                "<div class=\"moz-cite-prefix\">W dniu 20.11.2026 o 12:30, Pomoc pisze:<br></div><blockquote"
                        + " type=\"cite\"><p>Dzień dobry</p><p>drugi</p></blockquote>");
        cutsHtml(
                "Outlook",
                "<div style='border-top:solid #E1E1E1 1.0pt'><p class=MsoNormal><b>From:</b> Pomoc<br><b>Sent:</b>"
                        + " Friday<br><b>To:</b> Anna<br><b>Subject:</b> x</p></div><p class=MsoNormal>Dzień dobry</p>");
        cutsHtml(
                "Outlook in the browser",
                "<hr><div id=\"divRplyFwdMsg\" dir=\"ltr\"><font><b>Od:</b> Pomoc<br></font></div><div>Dzień"
                        + " dobry</div>");
        cutsHtml("Outlook passed on by Exchange", "<div id=\"x_divRplyFwdMsg\">Od: Pomoc</div>Dzień dobry");
        cutsHtml(
                "Outlook for the telephone",
                "<div id=\"ms-outlook-mobile-signature\">Uzyskaj <a href=\"https://aka.ms/o0ukef\">Outlook dla systemu"
                        + " iOS</a></div><div id=\"appendonsend\"></div>Dzień dobry");
        cutsHtml("Yahoo", "<div id=\"yahoo_quoted_1\" class=\"yahoo_quoted\"><div>Dzień dobry</div></div>");
        cutsHtml("blockquote alone", "<blockquote>Dzień dobry</blockquote>");
        cutsHtml("our mark", "<div>" + ReplyTokens.MARKER + "</div><p>Dzień dobry</p>");
        var both = parsed(utf8(FROM_ANNA + """
            Content-Type: multipart/alternative; boundary=a

            --a
            Content-Type: text/plain; charset=utf-8

            Moje
            Dzień dobry
            --a
            Content-Type: text/html; charset=utf-8

            Moje<div id="divRplyFwdMsg"></div>Dzień dobry
            --a--
            """)).body();
        assertThat(both.newText()).isEqualTo("Moje");
        assertThat(both.text()).isEqualTo("Moje\nDzień dobry");
    }
}
