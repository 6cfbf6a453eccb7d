package pl.sos.launcher;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import pl.sos.ground.Backup;
import pl.sos.ground.Refusal;
import pl.sos.ground.Settings;

/** {@code admin backup} and {@code admin restore}, which must not put the application together first. */
final class CopyCommands {
    static final Set<String> WORDS = Set.of("backup", "restore");

    private CopyCommands() {}

    static int run(List<String> words, Settings settings) {
        String word = words.getFirst();
        if (words.size() != 2 || words.get(1).startsWith("-")) {
            throw Refusal.usage("launcher.folder.needed", word);
        }
        Path folder = Path.of(words.get(1)).toAbsolutePath().normalize();
        if (word.equals("backup")) {
            settings.refuseMissingFolder();
            Backup.save(settings, folder);
            System.out.println(Launcher.sentence("launcher.backup.done", folder));
        } else {
            Path before = Backup.restore(settings, folder);
            System.out.println(
                    before == null
                            ? Launcher.sentence("launcher.restore.done")
                            : Launcher.sentence("launcher.restore.done.kept", before));
        }
        return 0;
    }
}
