package pl.sos.hotline.internal;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import pl.sos.clients.PhoneNumbers;
import pl.sos.ground.Settings;
import pl.sos.hotline.Call;
import pl.sos.identity.People;
import pl.sos.notifications.Happening;
import pl.sos.notifications.Notice;
import pl.sos.notifications.Notices;
import pl.sos.outbox.Letter;
import pl.sos.page.Sentences;
import pl.sos.page.Times;

/** Tells whose telephone rang first that nobody picked it up. */
@Component
public class MissedNotices {
    private static final String LIST = "/hotline";

    private final Notices notices;
    private final People people;
    private final Settings settings;
    private final Clock clock;

    MissedNotices(Notices notices, People people, Settings settings, Clock clock) {
        this.notices = notices;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    /** Once for each call. */
    public void tell(Call call) {
        call.owner().or(call::ringsAt).flatMap(people::find).ifPresent(reader -> {
            var in = reader.language();
            var who = Optional.ofNullable(call.names().contact())
                    .or(() -> Optional.ofNullable(call.names().client()))
                    .orElseGet(() -> call.from().isEmpty() ? "–" : PhoneNumbers.display(call.from()));
            var subject = Sentences.of("hotline.missed-mail.subject", who).in(in);
            var text = Sentences.of(
                    "hotline.missed-mail.text",
                    reader.name(),
                    who,
                    call.from().isEmpty() ? "–" : PhoneNumbers.display(call.from()),
                    new Times(in, clock).moment(call.at()),
                    settings.baseUrl() + LIST);
            notices.tell(new Notice(
                    reader,
                    Happening.CALL_MISSED,
                    Letter.once("hotline.missed:" + call.id(), Optional.empty(), reader.email(), subject, text.in(in)),
                    subject,
                    LIST));
        });
    }
}
