package pl.sos.hotline;

/** What became of a call that an exchange told us of. */
public sealed interface IncomingResult {
    /** @param again it was told before; this is the same call with the same route */
    record Routed(Call call, boolean again) implements IncomingResult {}

    /** @param field what is too long or missing: from, to or exchangeCallId */
    record Refused(String field, String code, int most) implements IncomingResult {}
}
