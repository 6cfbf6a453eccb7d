package pl.sos.hotline;

/** What came of taking, giving back or settling a call that waits to be called back; nothing changed unless {@code Done}. */
public sealed interface CallBackResult {
    /** It is so now, or was already by the same person. */
    record Done(Call call) implements CallBackResult {}

    /** Somebody was quicker: has it, talks to its caller, or settled it. */
    record Overtaken(Call call) implements CallBackResult {}

    record NotFound() implements CallBackResult {}
}
