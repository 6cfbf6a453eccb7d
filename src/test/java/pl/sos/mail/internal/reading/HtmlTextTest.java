package pl.sos.mail.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.sos.mail.internal.reading.RawMails.html;
import static pl.sos.mail.internal.reading.RawMails.parsed;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTextTest {
    private static void text(String html, String expected) {
        assertThat(parsed(html(html)).body().text()).as(html).isEqualTo(expected);
    }

    @Test
    void textFromHtml() {
        text(
                "<p>Dzień dobry,</p><p>program &bdquo;Czynsze&rdquo; stoi.</p>",
                "Dzień dobry,\n\nprogram „Czynsze” stoi.");
        text("jeden<br>dwa<br><br>trzy", "jeden\ndwa\n\ntrzy");
        text("<div>jeden</div><div>dwa</div><div><br></div><div>trzy</div>", "jeden\ndwa\n\ntrzy");
        text("<p class=MsoNormal>jeden</p><p class=MsoNormal>dwa</p>", "jeden\ndwa");
        text("<ul><li>jeden</li><li>dwa</li></ul>", "- jeden\n- dwa");
        text("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a b\nc d");
        text("<pre>a\n  b</pre>c", "a\n  b\nc");
        text("zob. <a href=\"https://pomoc.example/x\">instrukcję</a>", "zob. instrukcję <https://pomoc.example/x>");
        text("<a href=\"https://pomoc.example\">pomoc.example</a>", "pomoc.example");
        text("<style>p{color:red}</style><script>alert(1)</script><p>a</p>", "a");
        text("<title>x</title>a &nbsp; b", "a b");
        text("<blockquote>cytat<br>drugi</blockquote>moje", "> cytat\n> drugi\nmoje");
        text("<p>a<b>b</b>c <i>d</i></p>", "abc d");
        text("&lt;script&gt; to tekst", "<script> to tekst");
    }

    @Test
    void nothingIsRunOrFetched() {
        for (String bad : List.of(
                "<script>alert(1)</script>",
                "<img src=https://sledzi.example/p.gif>",
                "<img src=x onerror=alert(1)>",
                "<a href='javascript:alert(1)'>x</a>",
                "<a href='  jAvaScript:alert(1)'>x</a>",
                "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
                "<svg onload=alert(1)><use href='https://x.example/#a'></svg>",
                "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
                "<p style='background:url(https://x.example/a)'>x</p>",
                "<body background=https://x.example/a onload=alert(1)>x",
                "<link rel=stylesheet href=https://x.example/a.css>",
                "<iframe src=https://x.example></iframe>",
                "<form action=https://x.example><input name=a></form>",
                "<table background='https://x.example/a'><tr><td>x</table>",
                "<video src=https://x.example/a poster=https://x.example/b></video>",
                "<base href=https://x.example><meta http-equiv=refresh content='0;url=https://x.example'>",
                "<img src='cid:ok' srcset='https://x.example/a 2x'>",
                "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
                "<!--><img src=x onerror=alert(1)>-->",
                "<style><img src='</style><img src=x onerror=alert(1)//'>")) {
            var html = parsed(html("<p>tekst</p>" + bad)).body().html().orElseThrow();
            SafeHtml.check(html);
        }
    }

    @Test
    void linksOpenNothingOfOurs() {
        assertThat(parsed(html("<a href='https://x.example/a?b=c&d=e' class=c id=d>x</a>"))
                        .body()
                        .html())
                .contains("<a href=\"https://x.example/a?b=c&amp;d=e\" rel=\"noopener noreferrer nofollow\">x</a>");
    }
}
