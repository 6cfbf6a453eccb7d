package pl.sos.ground;

/** The name of something that changed, such as {@code queue} or {@code ticket:SOS-1042}; it never carries content. */
public record Topic(String name) {
    private static final String AMONG_NODES = "nodes:";

    public Topic {
        if (name.isBlank() || name.length() > 200 || name.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("not a topic: " + name);
        }
    }

    public static Topic of(String name) {
        return new Topic(name);
    }

    /** What a node tells the others: no person hears it, nor the node itself, which knows. */
    static Topic amongNodes(String name) {
        return new Topic(AMONG_NODES + name);
    }

    public boolean isAmongNodes() {
        return name.startsWith(AMONG_NODES);
    }
}
