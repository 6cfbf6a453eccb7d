package pl.sos.kernel;

/** The line of our letters above which an answer is to be written; what follows it in an answer is our own letter. */
public final class ReplyMarker {
    public static final String LINE = "--- Odpowiedz powyżej tej linii / Please reply above this line ---";

    private ReplyMarker() {}
}
