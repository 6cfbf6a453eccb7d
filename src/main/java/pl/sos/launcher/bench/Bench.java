package pl.sos.launcher.bench;

import java.util.List;

/** One benchmark. Add it to {@link Benches#ALL}. */
public interface Bench {
    /** The word after {@code ./sos bench}. */
    String name();

    /** Measures; takes at most a few minutes. */
    List<Figure> run(BenchContext context) throws Exception;
}
