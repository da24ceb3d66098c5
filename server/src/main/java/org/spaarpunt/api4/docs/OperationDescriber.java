package org.spaarpunt.api4.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.spaarpunt.api4.docs.OperationText.ParameterText;
import org.spaarpunt.api4.docs.OperationText.Sample;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.api4.wire.Operation.Content;
import org.spaarpunt.api4.wire.TokenKind;
import org.spaarpunt.openapi.ApiDescription;
import org.spaarpunt.openapi.ApiDescription.Answer;
import org.spaarpunt.openapi.ApiDescription.Call;
import org.spaarpunt.openapi.ApiDescription.Caller;
import org.spaarpunt.openapi.ApiDescription.Example;
import org.spaarpunt.openapi.ApiDescription.Parameter;
import org.spaarpunt.openapi.ApiDescription.ParameterType;
import org.spaarpunt.openapi.ApiDescription.Place;
import org.spaarpunt.openapi.ApiDescription.Refusal;
import org.spaarpunt.openapi.ApiDescription.Topic;
import tools.jackson.databind.node.NullNode;

/**
 * Describes the operations. What their routes define is taken from there, and the rest from {@link OperationTexts}. An
 * operation without a text is described by its route alone, under the last topic.
 */
public final class OperationDescriber {
    private static final Pattern IN_BRACES = Pattern.compile("\\{(\\w+)}");
    private static final String JSON = "application/json";
    private static final String WITHOUT_TEXT = "Other operations";
    private static final ParameterText UNKNOWN = new ParameterText("", ParameterType.TEXT, List.of());
    private static final ParameterText FILE = new ParameterText("The file", null, null);
    private static final ParameterText KEY =
            new ParameterText("A text of your own, under which the request can be repeated", null, null);

    private final OperationTexts texts;

    public OperationDescriber(OperationTexts texts) {
        this.texts = texts;
    }

    public ApiDescription describe(List<Operation> operations) {
        var known = operations.stream()
                .collect(Collectors.toMap(
                        operation -> operation.method() + " " + operation.path(),
                        Function.identity(),
                        (one, _) -> one,
                        LinkedHashMap::new));
        var topics = new ArrayList<Topic>();
        for (var subject : texts.subjects()) {
            var calls = new ArrayList<Call>();
            subject.operations()
                    .forEach((name, text) -> Optional.ofNullable(known.remove(name))
                            .ifPresent(operation -> calls.add(call(operation, text))));
            topics.add(new Topic(subject.topic(), calls));
        }
        if (!known.isEmpty()) {
            topics.add(new Topic(
                    WITHOUT_TEXT,
                    known.values().stream()
                            .map(operation ->
                                    call(operation, OperationText.none(operation.method() + " " + operation.path())))
                            .toList()));
        }
        return new ApiDescription(JsonProtocol.protocol(), topics, ProblemTexts.read(), texts.types());
    }

    private Call call(Operation operation, OperationText text) {
        var parameters = parameters(operation, text);
        var call = new Call(
                operation.method(),
                operation.path(),
                text.title(),
                text.text(),
                caller(operation, text),
                parameters,
                text.body().isEmpty() ? Optional.empty() : Optional.of(OperationTexts.schema(text.body())),
                List.of(),
                new Answer(text.status(), "", NullNode.getInstance(), Optional.empty()));
        return withAnswers(call, operation, text);
    }

    private static Call withAnswers(Call call, Operation operation, OperationText text) {
        var id = call.id();
        var success = text.example().flatMap(sample -> example(call, id, sample));
        var refused = text.refusal().flatMap(sample -> example(call, id + ".refused", sample));
        var schema = text.answer().isEmpty() ? NullNode.getInstance() : OperationTexts.schema(text.answer());
        var answer = text.isOffered()
                ? new Answer(text.status(), text.answer().isEmpty() ? "" : JSON, schema, success)
                : new Answer("501", JsonProtocol.PROBLEM_JSON, JsonProtocol.problem(), success);
        return call.with(refusals(Problems.of(operation, text), id, refused), answer);
    }

    private static List<Refusal> refusals(Map<Integer, List<String>> problems, String id, Optional<Example> example) {
        var status = OperationTexts.recorded(id + ".refused")
                .map(OperationTexts.Recorded::status)
                .orElse("");
        var all = new ArrayList<Refusal>();
        problems.forEach((code, types) -> all.add(new Refusal(
                String.valueOf(code),
                "Refused: " + types.stream().map(type -> "`" + type + "`").collect(Collectors.joining(", ")),
                JsonProtocol.PROBLEM_JSON,
                types,
                JsonProtocol.problem(),
                example.filter(_ -> status.equals("HTTP " + code)))));
        return all;
    }

    private List<Parameter> parameters(Operation operation, OperationText text) {
        var parameters = new ArrayList<Parameter>();
        IN_BRACES
                .matcher(operation.path())
                .results()
                .forEach(brace -> parameters.add(parameter(brace.group(1), Place.PATH, true, false, text)));
        for (var word : text.query()) {
            var name = word.replaceAll("[!*]", "");
            parameters.add(parameter(name, Place.QUERY, word.contains("!"), word.contains("*"), text));
        }
        for (var word : text.headers()) {
            parameters.add(parameter(word.replace("!", ""), Place.HEADER, word.contains("!"), false, text));
        }
        if (operation.content() == Content.FILE) {
            parameters.add(new Parameter("file", Place.PART, true, false, FILE.type(), List.of(), FILE.text()));
        }
        if (!operation.method().equals("GET")) {
            parameters.add(
                    new Parameter("Idempotency-Key", Place.HEADER, false, false, KEY.type(), List.of(), KEY.text()));
        }
        return parameters;
    }

    private Parameter parameter(String name, Place place, boolean required, boolean repeated, OperationText operation) {
        var text = Optional.ofNullable(operation.parameters().get(name))
                .or(() -> Optional.ofNullable(texts.parameters().get(name)))
                .orElse(UNKNOWN);
        return new Parameter(name, place, required, repeated, text.type(), text.words(), text.text());
    }

    private static Caller caller(Operation operation, OperationText text) {
        var schemes = operation.accepts().stream()
                .sorted()
                .map(JsonProtocol::scheme)
                .filter(scheme -> !scheme.isEmpty())
                .toList();
        return new Caller(schemes, text.besides(), who(operation), text.permission());
    }

    private static String who(Operation operation) {
        var accepts = operation.accepts();
        if (accepts.contains(TokenKind.NONE)) {
            return "anybody";
        }
        if (accepts.contains(TokenKind.DEVICE)) {
            return "a check-in device";
        }
        if (accepts.contains(TokenKind.CLIENT_ID)) {
            return "users, applications, and callers that name an application in x-client-id";
        }
        if (!accepts.contains(TokenKind.CLIENT)) {
            return "a user";
        }
        return accepts.contains(TokenKind.USER) ? "users and applications" : "applications";
    }

    private static Optional<Example> example(Call call, String name, Sample sample) {
        return OperationTexts.recorded(name)
                .map(answer -> new Example(SampleRequest.of(call, sample).command(), answer.body()));
    }
}
