package pl.sos.identity.command;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.stereotype.Component;
import pl.sos.ground.AdminCommand;
import pl.sos.ground.Refusal;
import pl.sos.identity.AuditLog;
import pl.sos.identity.AuditLog.Verdict;

/** {@code audit verify}: ends well only when the chain is whole; {@code --head} asks for a hash noted earlier besides. */
@Component
class VerifyAudit implements AdminCommand {
    private final AuditLog audit;

    VerifyAudit(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public String words() {
        return "audit verify";
    }

    @Override
    public String usage() {
        return "[--head HASH]";
    }

    @Override
    public String helpKey() {
        return "identity.command.audit-verify";
    }

    @Override
    public void run(List<String> arguments, PrintStream out) {
        var head = Given.of(arguments, Set.of("head")).find("head");
        var verdict = head.isPresent() ? audit.verify(head.get()) : audit.verify();
        switch (verdict) {
            case Verdict.Intact(var entries, var hash) ->
                out.println(Refusal.sentence("identity.command.intact", Locale.getDefault(), entries, hash));
            case Verdict.Broken(var number, var fault) ->
                throw Refusal.environment("identity.command.broken", number, fault);
        }
    }
}
