package pl.sos.clients.internal;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import pl.sos.clients.ClientImport;
import pl.sos.clients.ImportPlan;
import pl.sos.clients.ImportPlan.PlannedLine;
import pl.sos.clients.ImportPreview;
import pl.sos.clients.ImportResult;
import pl.sos.clients.Violation;
import pl.sos.ground.AdminCommand;
import pl.sos.ground.Refusal;
import pl.sos.ground.Scope;

/** {@code import clients FILE}: what the page /clients/import does, without a page. */
@Component
class ImportClientsCommand implements AdminCommand {
    private final ClientImport imports;

    ImportClientsCommand(ClientImport imports) {
        this.imports = imports;
    }

    @Override
    public String words() {
        return "import clients";
    }

    @Override
    public String usage() {
        return "FILE [--preview] [--skip-wrong]";
    }

    @Override
    public String helpKey() {
        return "clients.import.help";
    }

    @Override
    public void run(List<String> arguments, PrintStream out) throws Exception {
        boolean previewOnly = arguments.contains("--preview");
        boolean skipWrong = arguments.contains("--skip-wrong");
        var names = arguments.stream()
                .filter(argument -> !argument.equals("--preview") && !argument.equals("--skip-wrong"))
                .toList();
        if (names.size() != 1 || names.getFirst().startsWith("--")) {
            throw Refusal.usage("clients.import.usage");
        }
        var file = names.getFirst();
        var content = content(file);
        switch (Scope.asSystem(() -> imports.look(file, content))) {
            case ImportPreview.Unreadable bad ->
                throw Refusal.usage("clients.import.unreadable." + bad.code(), bad.detail());
            case ImportPreview.NotThere gone -> throw Refusal.usage("clients.import.no-file", file);
            case ImportPreview.Planned planned -> {
                show(planned.plan(), out);
                if (!previewOnly) {
                    carryOut(file, content, planned.plan(), skipWrong, out);
                }
            }
        }
    }

    private void carryOut(String file, byte[] content, ImportPlan plan, boolean skipWrong, PrintStream out) {
        if (plan.wrong() > 0 && !skipWrong) {
            throw Refusal.usage("clients.import.wrong-lines", plan.wrong());
        }
        switch (Scope.asSystem(() -> imports.importNow(file, content, plan.fingerprint()))) {
            case ImportResult.Imported done ->
                out.println(
                        say("clients.import.done", done.created(), done.updated(), done.contacts(), done.leftOut()));
            case ImportResult.Changed changed -> throw Refusal.usage("clients.import.overtaken");
            case ImportResult.NotThere gone -> throw Refusal.usage("clients.import.no-file", file);
        }
    }

    private static void show(ImportPlan plan, PrintStream out) {
        out.println(plan.format());
        for (String column : plan.unknownColumns()) {
            out.println(say("clients.import.unknown-column", column));
        }
        for (PlannedLine line : plan.lines()) {
            for (Violation problem : line.problems()) {
                out.println(say(
                        "clients.import.problem",
                        line.number(),
                        say("clients.violation." + problem.code(), problem.value())));
            }
        }
        out.println(say("clients.import.summary", plan.creates(), plan.updates(), plan.contacts(), plan.wrong()));
    }

    private static byte[] content(String file) {
        try {
            var path = Path.of(file);
            if (Files.size(path) > TableFile.MOST_BYTES) {
                throw Refusal.usage("clients.import.unreadable.too-big", "");
            }
            return Files.readAllBytes(path);
        } catch (IOException | InvalidPathException e) {
            throw Refusal.usage("clients.import.no-file", file).because(e);
        }
    }

    private static String say(String key, Object... arguments) {
        return Refusal.sentence(key, Locale.getDefault(), arguments);
    }
}
