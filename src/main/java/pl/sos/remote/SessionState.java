package pl.sos.remote;

/** Where a remote session stands; all but {@code EXPIRED} are stored, so their names never change. */
public enum SessionState {
    /** The client has not answered yet. */
    REQUESTED,
    /** The client agreed; nobody is on his screen yet. */
    AGREED,
    REFUSED,
    /** Nobody answered, or nobody started, while the request or the consent was valid. */
    EXPIRED,
    /** Taken back, by us or by the client; a session that ran was cut off. */
    WITHDRAWN,
    RUNNING,
    PAUSED,
    ENDED;

    /** Something may still come of it. */
    public boolean open() {
        return this == REQUESTED || this == AGREED || underWay();
    }

    /** Somebody of ours is, or was a moment ago, on the client's screen. */
    public boolean underWay() {
        return this == RUNNING || this == PAUSED;
    }
}
