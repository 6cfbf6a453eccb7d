package pl.sos.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MailedIdTest {
    @Test
    void whatIsUsualIsNamed() {
        for (var id : List.of(
                "<CAF+x=1@mail.gmail.com>",
                "<DB9PR02MB7178A1B2C3@DB9PR02MB7178.eurprd02.prod.outlook.com>",
                "<20261123090000.1\"quoted\"(x)@sm-zorza.example>",
                "<without-a-host>",
                "<" + "a".repeat(MailedId.LONGEST - 2) + ">")) {
            assertThat(MailedId.of(id)).map(MailedId::text).as(id).contains(id);
        }
    }

    @Test
    void whatWouldDoMoreThanNameAMailIsNot() {
        for (var id : List.of(
                "",
                "<>",
                "a@x.example",
                "<a@x.example>\r\nBcc: <obcy@zle.example>",
                "<a@x.example\r\n\tb>",
                "<a@x.example> <b@x.example>",
                "<a\0@x.example>",
                "<żółw@x.example>",
                "<a b@x.example>",
                "<sos-abcdefghijklmnopqrstuvwx@localhost>",
                "<SOS-ABCDEFGHIJKLMNOPQRSTUVWX@LOCALHOST>",
                "<" + "a".repeat(MailedId.LONGEST - 1) + ">")) {
            assertThat(MailedId.of(id)).as(id).isEmpty();
            assertThatThrownBy(() -> new MailedId(id)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
