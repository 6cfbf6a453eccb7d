package pl.sos.entitlement.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pl.sos.calendars.Counting;
import pl.sos.calendars.Policy;
import pl.sos.contracts.Variant;
import pl.sos.entitlement.Coverage;
import pl.sos.entitlement.Decision;
import pl.sos.entitlement.Question;
import pl.sos.entitlement.Reason;
import pl.sos.entitlement.RecordedDecision.Overruling;
import pl.sos.kernel.Category;
import pl.sos.kernel.Channel;
import pl.sos.kernel.ClientId;
import pl.sos.kernel.ContractId;
import pl.sos.kernel.PersonId;
import pl.sos.kernel.Sentence;
import pl.sos.kernel.Severity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Decisions as their columns keep them. Each name here is for good: rows bear it. */
@Component
class DecisionJson {
    private final JsonMapper json;

    DecisionJson(JsonMapper json) {
        this.json = json;
    }

    String write(Decision decision) {
        ObjectNode root = json.createObjectNode();
        root.put("coverage", decision.coverage().name());
        root.put("reason", decision.reason().name());
        root.put("underCare", decision.underCare());
        decision.contract().ifPresent(id -> root.put("contract", id.toString()));
        decision.contractNumber().ifPresent(number -> root.put("contractNumber", number));
        decision.variant().ifPresent(variant -> root.put("variant", variant.name()));
        decision.clause().ifPresent(clause -> root.put("clause", clause));
        ObjectNode reaction = root.putObject("reaction");
        policy(reaction, decision.reaction().policy());
        reaction.put("due", decision.reaction().due().toString());
        reaction.put("promised", decision.reaction().promised());
        decision.workaround().ifPresent(policy -> policy(root.putObject("workaround"), policy));
        decision.repair().ifPresent(policy -> policy(root.putObject("repair"), policy));
        root.put("calendar", decision.calendar());
        decision.hours().ifPresent(hours -> HoursJson.write(root, hours));
        decision.estimate().ifPresent(estimate -> HoursJson.write(root.putObject("estimate"), estimate));
        root.putObject("sentence")
                .put("pl", decision.sentence().pl())
                .put("en", decision.sentence().en());
        return json.writeValueAsString(root);
    }

    Decision decision(String text) {
        JsonNode root = json.readTree(text);
        JsonNode reaction = root.path("reaction");
        JsonNode sentence = root.path("sentence");
        return new Decision(
                Coverage.valueOf(root.path("coverage").asString()),
                Reason.valueOf(root.path("reason").asString()),
                root.path("underCare").asBoolean(),
                text(root, "contract", ContractId::of),
                text(root, "contractNumber", Function.identity()),
                text(root, "variant", Variant::valueOf),
                text(root, "clause", Function.identity()),
                new Decision.Reaction(
                        policy(reaction).orElseThrow(),
                        Instant.parse(reaction.path("due").asString()),
                        reaction.path("promised").asBoolean()),
                policy(root.path("workaround")),
                policy(root.path("repair")),
                root.path("calendar").asString(),
                HoursJson.hours(root),
                HoursJson.estimate(root.path("estimate")),
                new Sentence(sentence.path("pl").asString(), sentence.path("en").asString()));
    }

    String write(Question question) {
        ObjectNode root = json.createObjectNode();
        root.put("client", question.client().toString());
        question.application().ifPresent(code -> root.put("application", code));
        root.put("category", question.category().name());
        root.put("severity", question.severity().name());
        root.put("channel", question.channel().name());
        root.put("at", question.at().toString());
        return json.writeValueAsString(root);
    }

    Question question(String text) {
        JsonNode root = json.readTree(text);
        return new Question(
                ClientId.of(root.path("client").asString()),
                text(root, "application", Function.identity()),
                Category.valueOf(root.path("category").asString()),
                Severity.valueOf(root.path("severity").asString()),
                Channel.valueOf(root.path("channel").asString()),
                Instant.parse(root.path("at").asString()));
    }

    String write(Overruling overruling) {
        return json.writeValueAsString(json.createObjectNode()
                .put("coverage", overruling.coverage().name())
                .put("reason", overruling.reason())
                .put("by", overruling.by().toString())
                .put("at", overruling.at().toString()));
    }

    Optional<Overruling> overruling(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(json::readTree)
                .map(root -> new Overruling(
                        Coverage.valueOf(root.path("coverage").asString()),
                        root.path("reason").asString(),
                        PersonId.of(root.path("by").asString()),
                        Instant.parse(root.path("at").asString())));
    }

    private static void policy(ObjectNode node, Policy policy) {
        node.put("amount", policy.text()).put("counting", policy.counting().name());
    }

    private static Optional<Policy> policy(JsonNode node) {
        return node.isObject()
                ? Optional.of(Policy.parse(
                        node.path("amount").asString(),
                        Counting.valueOf(node.path("counting").asString())))
                : Optional.empty();
    }

    private static <T> Optional<T> text(JsonNode root, String name, Function<String, T> read) {
        return Optional.of(root.path(name)).filter(JsonNode::isString).map(node -> read.apply(node.asString()));
    }
}
