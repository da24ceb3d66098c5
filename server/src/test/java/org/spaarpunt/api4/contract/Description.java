package org.spaarpunt.api4.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolver;
import com.atlassian.oai.validator.report.ValidationReport;
import com.atlassian.oai.validator.report.ValidationReport.Message;
import com.atlassian.oai.validator.report.ValidationReport.MessageContext;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.spaarpunt.testing.Answer;

/** The answers that an OpenAPI document declares. Operations that are not in it are let pass, and so are more fields. */
final class Description implements AnswerRules {
    private static final String UNKNOWN_STATUS = "validation.response.status.unknown";
    private static final String UNEXPECTED_BODY = "validation.response.body.unexpected";

    /** The document says nothing about the operation. */
    private static final Set<String> NOT_DESCRIBED =
            Set.of("validation.request.path.missing", "validation.request.operation.notAllowed");

    /** Of HTTP and of every operation: no document declares them everywhere. */
    private static final Set<Integer> OF_EVERY_OPERATION = Set.of(405, 413, 415, 422, 429, 500, 501, 503);

    /** The same of problems with how a request was written. */
    private static final Pattern ABOUT_THE_WRITING =
            Pattern.compile("\"type\":\"https://api\\.publiq\\.be/probs/(url|header|body)/");

    private final String name;
    private final OpenApiInteractionValidator validator;

    /**
     * The answers of a document.
     *
     * @param name for people who read why a test fails
     * @param document JSON or YAML, all of whose references are within it
     */
    Description(String name, String document) {
        this.name = name;
        this.validator = OpenApiInteractionValidator.createForInlineApiSpecification(document)
                .withBasePathOverride("/")
                .withLevelResolver(LevelResolver.create()
                        .withLevel("validation.schema.additionalProperties", ValidationReport.Level.IGNORE)
                        .build())
                .build();
    }

    @Override
    public List<String> brokenBy(Exchange exchange) {
        return broken(exchange).map(Broken::sentence).toList();
    }

    /** A rule of the document that an answer breaks, and where. */
    record Broken(String document, String key, String pointer, String text) {
        String sentence() {
            return "%s: %s: %s (%s)".formatted(document, pointer, text, key);
        }
    }

    Stream<Broken> broken(Exchange exchange) {
        var messages = validator
                .validateResponse(exchange.path(), Request.Method.valueOf(exchange.method()), response(exchange))
                .getMessages();
        return messages.stream().anyMatch(message -> NOT_DESCRIBED.contains(message.getKey()))
                ? Stream.of()
                : messages.stream()
                        .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                        .filter(message -> !isOfEveryOperation(message.getKey(), exchange.answer()))
                        .map(this::broken);
    }

    /** The form of refusals has rules of its own, {@link RefusalRules}; many are declared without a body. */
    private static boolean isOfEveryOperation(String key, Answer answer) {
        return switch (key) {
            case UNKNOWN_STATUS ->
                OF_EVERY_OPERATION.contains(answer.status())
                        || ABOUT_THE_WRITING.matcher(answer.body()).find();
            case UNEXPECTED_BODY -> answer.status() >= 400;
            default -> false;
        };
    }

    private Broken broken(Message message) {
        var pointer = message.getContext()
                .flatMap(MessageContext::getPointers)
                .map(MessageContext.Pointers::getInstance)
                .filter(place -> !place.isEmpty())
                .orElse("/");
        var nested = message.getNestedMessages().stream().map(Message::getMessage);
        var text = Stream.concat(Stream.of(message.getMessage()), nested).toList();
        return new Broken(name, message.getKey(), pointer, String.join("; ", text));
    }

    private static SimpleResponse response(Exchange exchange) {
        var answer = exchange.answer();
        var response = new SimpleResponse.Builder(answer.status());
        answer.headers().map().forEach(response::withHeader);
        return (answer.body().isEmpty() ? response : response.withBody(answer.body())).build();
    }
}
