package org.spaarpunt.api4.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.openapi.ApiDescription.ParameterType;
import tools.jackson.databind.JsonNode;

/**
 * What documentation needs of an operation beyond what its route defines.
 *
 * @param permission that the caller needs for an organizer; empty: none
 * @param query the names of its parameters; {@code !} behind one that is required, {@code *} behind one that may be
 *     repeated
 * @param parameters those whose meaning differs in this operation
 * @param headers the names of those that it reads beside what proves the caller, marked as those of {@code query}
 * @param besides the scheme of what a request needs beside the token; empty: none
 * @param body the name of the type of its body, in brackets if it is an array; empty: it has none
 * @param status of a successful answer
 * @param answer the name of the type of that answer, as of the body; empty: it has no body
 * @param problems its own, each with its status behind it where that is not the usual one of the type
 * @param offered false: this server only refuses it
 */
public record OperationText(
        String title,
        String text,
        String permission,
        List<String> query,
        Map<String, ParameterText> parameters,
        List<String> headers,
        String besides,
        String body,
        String status,
        String answer,
        List<String> problems,
        Optional<Boolean> offered,
        Optional<Sample> example,
        Optional<Sample> refusal) {

    /**
     * What a parameter is.
     *
     * @param words the only values that it can have; empty: any of its type
     */
    public record ParameterText(String text, ParameterType type, List<String> words) {
        public ParameterText(String text, @Nullable ParameterType type, @Nullable List<String> words) {
            this.text = text;
            this.type = type == null ? ParameterType.TEXT : type;
            this.words = words == null ? List.of() : List.copyOf(words);
        }
    }

    /**
     * A request to the demo data.
     *
     * @param as the caller: a user of the demo, {@code integrator} for an application, or {@code nobody} for no token
     * @param path below the prefix, with its query; empty: that of the operation
     * @param headers by name; a value that begins with {@code $} is a variable of the shell
     */
    public record Sample(
            String as, String path, Map<String, String> headers, Optional<JsonNode> body, Optional<String> file) {
        public Sample(
                @Nullable String as,
                @Nullable String path,
                @Nullable Map<String, String> headers,
                Optional<JsonNode> body,
                Optional<String> file) {
            this.as = Objects.requireNonNullElse(as, "ann");
            this.path = Objects.requireNonNullElse(path, "");
            this.headers = headers == null ? Map.of() : new LinkedHashMap<>(headers);
            // A body that is absent is read as a null of JSON.
            this.body = body.filter(node -> !node.isNull());
            this.file = file;
        }
    }

    boolean isOffered() {
        return offered.orElse(true);
    }

    /** For an operation that is not in the files. */
    static OperationText none(String title) {
        return new OperationText(
                title,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public OperationText(
            String title,
            @Nullable String text,
            @Nullable String permission,
            @Nullable List<String> query,
            @Nullable Map<String, ParameterText> parameters,
            @Nullable List<String> headers,
            @Nullable String besides,
            @Nullable String body,
            @Nullable String status,
            @Nullable String answer,
            @Nullable List<String> problems,
            Optional<Boolean> offered,
            Optional<Sample> example,
            Optional<Sample> refusal) {
        this.title = title;
        this.text = text == null ? "" : text.strip();
        this.permission = Objects.requireNonNullElse(permission, "");
        this.query = query == null ? List.of() : List.copyOf(query);
        this.parameters = parameters == null ? Map.of() : new LinkedHashMap<>(parameters);
        this.headers = headers == null ? List.of() : List.copyOf(headers);
        this.besides = Objects.requireNonNullElse(besides, "");
        this.body = Objects.requireNonNullElse(body, "");
        this.answer = Objects.requireNonNullElse(answer, "");
        this.status = Objects.requireNonNullElseGet(status, () -> this.answer.isEmpty() ? "204" : "200");
        this.problems = problems == null ? List.of() : List.copyOf(problems);
        this.offered = offered;
        this.example = example;
        this.refusal = refusal;
    }
}
