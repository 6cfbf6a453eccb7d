package pl.sos.launcher;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import pl.sos.ground.AdminCommand;
import pl.sos.ground.Database;
import pl.sos.ground.Refusal;
import pl.sos.ground.Settings;

/** {@code admin …}: hands on to the {@link AdminCommand} whose words come first. */
final class AdminDispatch implements Command {
    @Override
    public String name() {
        return "admin";
    }

    @Override
    public int run(List<String> arguments, Class<?> application) throws Exception {
        Options options = Options.lenient(arguments, Set.of("data"), Set.of());
        if (options.rest().isEmpty()) {
            System.out.println(help());
            return Refusal.USAGE;
        }
        if (options.rest().contains("--help")) {
            System.out.println(AdminHelp.of(options.rest(), Launcher.language()).orElseGet(this::help));
            return 0;
        }
        // Commands answer in the language in which they refuse, whether or not the machine has its locale installed.
        Locale.setDefault(Launcher.language());
        var given = new HashMap<>(options.values());
        given.put("port", "0");
        Settings settings = Settings.read(given, System.getenv());
        Launcher.logTo(settings.logFile());
        if (CopyCommands.WORDS.contains(options.rest().getFirst())) {
            return CopyCommands.run(options.rest(), settings);
        }
        settings.refuseMissingFolder();
        Database database = Database.start(settings, Database.Use.VISIT);
        SpringApplication.getShutdownHandlers().add(database::close);
        database.await();
        try (ConfigurableApplicationContext context =
                Context.of(application, settings, database, false).run()) {
            List<AdminCommand> commands = context.getBeanProvider(AdminCommand.class).stream()
                    .sorted(Comparator.comparing(AdminCommand::words))
                    .toList();
            List<String> words = options.rest();
            for (AdminCommand command : commands) {
                List<String> own = List.of(command.words().split(" "));
                if (words.size() >= own.size() && words.subList(0, own.size()).equals(own)) {
                    List<String> rest = words.subList(own.size(), words.size());
                    command.run(List.copyOf(rest), System.out);
                    return 0;
                }
            }
            commands.forEach(command -> System.err.println(describe(command)));
            throw Refusal.usage("launcher.admin.unknown", String.join(" ", words));
        }
    }

    private static String describe(AdminCommand command) {
        return "  admin %s %s%n      %s"
                .formatted(command.words(), command.usage(), Launcher.sentence(command.helpKey()));
    }
}
