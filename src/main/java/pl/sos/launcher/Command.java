package pl.sos.launcher;

import java.util.List;

/** A word after {@code ./sos} or {@code java -jar sos.jar}. Its help is {@code launcher.<name>.help}. */
interface Command {
    String name();

    default String help() {
        return Launcher.sentence("launcher." + name() + ".help");
    }

    /**
     * Does it.
     *
     * @return the exit code of the process
     * @throws pl.sos.ground.Refusal for what the caller can mend
     */
    int run(List<String> arguments, Class<?> application) throws Exception;
}
