package pl.sos.hotline.internal;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiRequest;
import org.asteriskjava.fastagi.AgiScript;
import org.asteriskjava.fastagi.MappingStrategy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.sos.ground.Scope;
import pl.sos.hotline.Call;
import pl.sos.hotline.Calls;
import pl.sos.hotline.IncomingResult;

/**
 * What an Asterisk dial plan may ask: {@code incoming} for the route, {@code ring}, {@code answer} and {@code end} to tell
 * how it went. The call's name is Asterisk's unique id. Variables of the channel carry the answer.
 */
@Component
class AgiScripts implements MappingStrategy {
    private final Calls calls;
    private final Map<String, AgiScript> scripts;

    AgiScripts(Calls calls) {
        this.calls = calls;
        this.scripts = Map.of("incoming", this::incoming, "ring", this::ring, "answer", this::answer, "end", this::end);
    }

    /** Null for a script that does not exist, which the server answers by itself. */
    @Override
    public @Nullable AgiScript determineScript(AgiRequest request, AgiChannel channel) {
        return scripts.get(request.getScript());
    }

    private void incoming(AgiRequest request, AgiChannel channel) throws AgiException {
        var told = Scope.asSystem(
                () -> calls.incoming(text(request.getCallerIdNumber()), dialled(request), text(request.getUniqueId())));
        switch (told) {
            case IncomingResult.Routed(var call, var again) -> {
                channel.setVariable("SOS_CALL", call.id().toString());
                channel.setVariable("SOS_ROUTE", String.join("-", call.extensions()));
                channel.setVariable("SOS_GREETING", line(call.said()));
                channel.setVariable("SOS_GREETING_KIND", call.greeting().name());
                channel.setVariable("SOS_CLIENT", line(text(call.names().client())));
                channel.setVariable("SOS_CONTACT", line(text(call.names().contact())));
                channel.setVariable("SOS_CALL_BACK", call.callBack() ? "1" : "0");
                channel.setVariable("SOS_DUE", call.due().map(Instant::toString).orElse(""));
            }
            case IncomingResult.Refused refused -> channel.setVariable("SOS_ERROR", refused.field());
        }
    }

    private void ring(AgiRequest request, AgiChannel channel) throws AgiException {
        var done = Scope.asSystem(() -> call(request)
                .flatMap(call -> calls.at(call, parameter(request, "extension"))
                        .flatMap(person -> calls.ringsAt(call.id(), person))));
        channel.setVariable("SOS_OK", done.isPresent() ? "1" : "0");
    }

    private void answer(AgiRequest request, AgiChannel channel) throws AgiException {
        var done = Scope.asSystem(() -> call(request)
                .flatMap(call -> calls.at(call, parameter(request, "extension"))
                        .or(call::ringsAt)
                        .flatMap(person -> calls.answered(call.id(), person, false))));
        channel.setVariable("SOS_OK", done.isPresent() ? "1" : "0");
    }

    private void end(AgiRequest request, AgiChannel channel) throws AgiException {
        var nobody = !parameter(request, "status").equalsIgnoreCase("ANSWER");
        var done = Scope.asSystem(() -> call(request).flatMap(call -> calls.ended(call.id(), nobody)));
        channel.setVariable("SOS_OK", done.isPresent() ? "1" : "0");
    }

    /** {@code call} names it where the leg that asks has another unique id. */
    private Optional<Call> call(AgiRequest request) {
        var named = parameter(request, "call");
        return calls.find(named.isEmpty() ? text(request.getUniqueId()) : named);
    }

    private static String dialled(AgiRequest request) {
        var dnid = text(request.getDnid());
        return dnid.isEmpty() ? text(request.getExtension()) : dnid;
    }

    private static String parameter(AgiRequest request, String name) {
        return text(request.getParameter(name));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** AGI is spoken in lines, and a quotation mark would end a value. */
    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\"\\\\]", " ");
    }
}
