package org.spaarpunt.openapi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The calls of a protocol, each as a client sees it.
 *
 * @param protocol what they have in common
 * @param codes every code that an answer may have, in the order of their names
 * @param types the schemas, by their names, that the schemas of answers refer to
 */
public record ApiDescription(Protocol protocol, List<Topic> topics, List<Code> codes, Map<String, JsonNode> types) {
    public ApiDescription {
        topics = List.copyOf(topics);
        codes = List.copyOf(codes);
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    }

    /**
     * A code of an answer.
     *
     * @param meaning why a client gets it
     * @param remedy what the client does about it
     */
    public record Code(String name, String meaning, String remedy) {}

    /** Calls about one subject. */
    public record Topic(String name, List<Call> calls) {
        private static final Pattern NOT_IN_ADDRESSES = Pattern.compile("[^a-z0-9]+");

        public Topic {
            calls = List.copyOf(calls);
        }

        /** The name as a part of an address. */
        public String slug() {
            return NOT_IN_ADDRESSES.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("-");
        }
    }

    /**
     * One call.
     *
     * @param path below the protocol's prefix; parameters are in braces
     * @param text may be empty
     * @param body the schema of a body in JSON, as OpenAPI writes it; empty: the parameters say what is sent
     * @param refusals the most specific codes first
     */
    public record Call(
            String method,
            String path,
            String title,
            String text,
            Caller caller,
            List<Parameter> parameters,
            Optional<JsonNode> body,
            List<Refusal> refusals,
            Answer answer) {
        public Call {
            parameters = List.copyOf(parameters);
            refusals = List.copyOf(refusals);
        }

        /** The same with these refusals and this answer. */
        public Call with(List<Refusal> others, Answer other) {
            return new Call(method, path, title, text, caller, parameters, body, others, other);
        }

        /** The codes of all its refusals. */
        public List<String> codes() {
            return refusals.stream()
                    .flatMap(refusal -> refusal.codes().stream())
                    .distinct()
                    .toList();
        }

        /** A unique name of the call, made of method and path: {@code getPassholderUidByUid}. */
        public String id() {
            var id = new StringBuilder(method.toLowerCase(Locale.ROOT));
            for (var segment : path.split("[/_-]", -1)) {
                if (segment.startsWith("{")) {
                    id.append("By").append(capital(segment.substring(1, segment.length() - 1)));
                } else if (!segment.isEmpty() && !segment.equals("uitpas")) {
                    id.append(capital(segment));
                }
            }
            return id.toString();
        }

        private static String capital(String word) {
            return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
        }
    }

    /**
     * The callers that may make a call.
     *
     * @param schemes of the protocol, of which a request needs one; none: it needs no proof
     * @param besides a scheme that a request needs as well; empty: none
     * @param who the callers, in words
     * @param right the name that a refusal gives when the right is missing; empty: no right is needed
     */
    public record Caller(List<String> schemes, String besides, String who, String right) {
        public Caller {
            schemes = List.copyOf(schemes);
        }
    }

    /** Where a parameter is sent. */
    public enum Place {
        PATH,
        QUERY,
        HEADER,
        FORM,
        /** A file in multipart/form-data. */
        PART
    }

    /** The form that the text of a parameter must have. */
    public enum ParameterType {
        TEXT,
        NUMBER,
        FLAG,
        DAY,
        /** A day counts too. */
        MOMENT
    }

    /**
     * One parameter.
     *
     * @param repeated whether it may be given several times
     * @param words the only values that it can have; empty: any of its type
     */
    public record Parameter(
            String name,
            Place place,
            boolean required,
            boolean repeated,
            ParameterType type,
            List<String> words,
            String text) {
        public Parameter {
            words = List.copyOf(words);
        }
    }

    /**
     * What a successful answer looks like.
     *
     * @param mediaType empty: it has no body
     * @param schema of its body, as OpenAPI writes it
     * @param example a request that was made, and its answer
     */
    public record Answer(String status, String mediaType, JsonNode schema, Optional<Example> example) {}

    /**
     * What a refusal with one status looks like.
     *
     * @param text for developers
     * @param codes that it may have
     * @param schema of its body, as OpenAPI writes it
     * @param example a request that was made, and its answer
     */
    public record Refusal(
            String status,
            String text,
            String mediaType,
            List<String> codes,
            JsonNode schema,
            Optional<Example> example) {
        public Refusal {
            codes = List.copyOf(codes);
        }
    }

    /**
     * A request and its answer.
     *
     * @param request the command that makes it
     * @param body of the answer, broken into lines
     */
    public record Example(String request, String body) {}

    /** The fields of what a call sends in JSON; none of one that sends none. */
    public List<Field> fields(Call call) {
        return call.body().map(schema -> Field.of(schema, types)).orElse(List.of());
    }

    /** The topic of a call. */
    public Topic topicOf(Call call) {
        return topics.stream()
                .filter(topic -> topic.calls().contains(call))
                .findFirst()
                .orElseThrow();
    }

    /** The calls that give a code, in the order of their topics. */
    public List<Call> giving(Code code) {
        return calls().stream()
                .filter(call -> call.codes().contains(code.name()))
                .toList();
    }

    /** All calls, in the order of their topics. */
    public List<Call> calls() {
        return topics.stream().flatMap(topic -> topic.calls().stream()).toList();
    }
}
