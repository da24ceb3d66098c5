package org.spaarpunt.api3.docs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.spaarpunt.api3.wire.ErrorCode;
import org.spaarpunt.api3.wire.Format;
import org.spaarpunt.api3.wire.RightNames;
import org.spaarpunt.api3.wire.Route;
import org.spaarpunt.build.Launcher;
import org.spaarpunt.openapi.ApiDescription;
import org.spaarpunt.openapi.ApiDescription.Answer;
import org.spaarpunt.openapi.ApiDescription.Call;
import org.spaarpunt.openapi.ApiDescription.Caller;
import org.spaarpunt.openapi.ApiDescription.Example;
import org.spaarpunt.openapi.ApiDescription.Parameter;
import org.spaarpunt.openapi.ApiDescription.Place;
import org.spaarpunt.openapi.ApiDescription.Refusal;
import org.spaarpunt.openapi.ApiDescription.Topic;
import org.spaarpunt.rights.Right;
import tools.jackson.databind.node.NullNode;

/** Describes the calls. What their routes define is taken from there, and the rest from {@link CallTexts}. */
public final class ApiDescriber {
    private static final Pattern IN_BRACES = Pattern.compile("\\{(\\w+)}");

    private static final String SUCCESS = "200";
    private static final String XML = "application/xml";
    private static final String JSON = "application/json";

    private final CallTexts texts;
    private final AnswerSchemas schemas = AnswerSchemas.read();

    /** Names of the texts that were used, to find unused ones. */
    private final Set<String> used = new HashSet<>();

    public ApiDescriber(CallTexts texts) {
        this.texts = texts;
    }

    /**
     * Describes every call.
     *
     * @throws IllegalStateException when a route or one of its parameters has no text
     */
    public ApiDescription describe(List<Route> routes) {
        var known = routes.stream().collect(Collectors.toMap(Route::name, Function.identity()));
        var topics = new LinkedHashMap<String, List<Call>>();
        texts.calls().forEach((name, text) -> {
            var route = Optional.ofNullable(known.remove(name))
                    .orElseThrow(() -> new IllegalStateException("There is no call " + name));
            topics.computeIfAbsent(text.topic(), _ -> new ArrayList<>()).add(call(route, text));
        });
        if (!known.isEmpty()) {
            throw new IllegalStateException("Not described: " + known.keySet());
        }
        texts.parameters().keySet().stream()
                .filter(name -> !used.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalStateException("No call has a parameter " + name);
                });
        return new ApiDescription(
                ProtocolText.protocol(),
                topics.entrySet().stream()
                        .map(topic -> new Topic(topic.getKey(), topic.getValue()))
                        .toList(),
                CodeTexts.read(),
                ProtocolText.withError(schemas.types()));
    }

    private Call call(Route route, CallTexts.Call text) {
        var call = described(route, text);
        var names = call.parameters().stream().map(Parameter::name).toList();
        if (!names.containsAll(text.parameters().keySet())) {
            throw new IllegalStateException(route.name() + " has not all of the parameters "
                    + text.parameters().keySet());
        }
        return withExample(call, text);
    }

    private Call described(Route route, CallTexts.Call text) {
        var parameters = new ArrayList<Parameter>();
        IN_BRACES
                .matcher(route.path())
                .results()
                .forEach(brace -> parameters.add(parameter(route, text, brace.group(1), Place.PATH, true, false)));
        var place = route.method().equals("GET") ? Place.QUERY : Place.FORM;
        var reads = route.reads();
        for (var name : reads.names()) {
            parameters.add(parameter(route, text, name, place, reads.required().contains(name), false));
        }
        for (var name : reads.repeated()) {
            parameters.add(parameter(route, text, name, place, false, true));
        }
        reads.upload().ifPresent(name -> parameters.add(parameter(route, text, name, Place.PART, true, false)));
        return new Call(
                route.method(),
                route.path(),
                text.title(),
                text.text(),
                caller(route),
                parameters,
                Optional.empty(),
                List.of(refusal(route, text)),
                new Answer(SUCCESS, mediaType(route, text), NullNode.getInstance(), Optional.empty()));
    }

    /** Refusals are in XML too, even of a call that answers a file or a form. */
    private static Refusal refusal(Route route, CallTexts.Call text) {
        var codes = codes(route, text);
        var type = mediaType(route, text).equals(JSON) ? JSON : XML;
        return new Refusal("4XX", "Refused", type, codes, ProtocolText.refusal(codes), Optional.empty());
    }

    private Parameter parameter(
            Route route, CallTexts.Call call, String name, Place place, boolean required, boolean repeated) {
        used.add(name);
        var text = Optional.ofNullable(call.parameters().get(name))
                .or(() -> Optional.ofNullable(texts.parameters().get(name)))
                .orElseThrow(() -> new IllegalStateException(route.name() + " does not say what " + name + " is"));
        return new Parameter(name, place, required, repeated, text.type(), text.words(), text.text());
    }

    /** The call's own codes, and those that any request can get. */
    private static List<String> codes(Route route, CallTexts.Call text) {
        var codes = new LinkedHashSet<>(text.codes());
        if (!route.reads().required().isEmpty()) {
            codes.add(ErrorCode.MISSING_REQUIRED_FIELDS);
        }
        codes.add(ErrorCode.INVALID_PARAMETERS);
        if (route.right() instanceof Right.AtCounter || route.right() instanceof Right.OfConsumerOrActionAt) {
            codes.add(ErrorCode.UNKNOWN_BALIE_CONSUMERKEY);
        }
        if (route.right() instanceof Right.Named) {
            codes.add(ErrorCode.ACCESS_DENIED);
        }
        return codes.stream().map(Enum::name).toList();
    }

    private static Caller caller(Route route) {
        var right = route.right();
        return new Caller(
                List.of(route.needsUser() ? ProtocolText.USER : ProtocolText.CONSUMER),
                "",
                who(right),
                right instanceof Right.Named named ? RightNames.of(named) : "");
    }

    private static String who(Right right) {
        return switch (right) {
            case Right.Anybody _ -> "every application";
            case Right.Device _ -> "a check-in device, with its own key";
            case Right.RequestToken _ -> "an application with a request token";
            case Right.AnyUser _ -> "a user who signed in";
            case Right.OfConsumer _ -> "applications with the permission";
            case Right.OfConsumerOrActionAt _ ->
                "applications with the permission, and employees of a counter that may do this";
            case Right.OwnAccount _ -> "the user themselves";
            case Right.EmployeeAt _ -> "an employee of the counter";
            case Right.AdminAt _ -> "an admin of the counter";
            case Right.ActionAt _ -> "an employee of a counter that may do this";
        };
    }

    private static String mediaType(Route route, CallTexts.Call text) {
        if (!text.answers().isEmpty()) {
            return text.answers();
        }
        return switch (Format.spokenAt(Route.PREFIX + route.path())) {
            case XML -> XML;
            case JSON -> JSON;
        };
    }

    private Call withExample(Call call, CallTexts.Call text) {
        var example = text.example()
                .flatMap(asked -> CallTexts.answer(call.id()).map(answer -> new Example(command(call, asked), answer)));
        return call.with(
                call.refusals(), new Answer(SUCCESS, call.answer().mediaType(), schemas.of(call.id()), example));
    }

    /** The command as it is typed where this program was started, or in the directory of the project. */
    public static String command(Call call, CallTexts.Example asked) {
        var words = new ArrayList<String>(List.of(Launcher.commandElsewhere(), "call"));
        if (!asked.as().equals("counter")) {
            words.addAll(List.of("--as", asked.as()));
        }
        if (!asked.file().isEmpty()) {
            words.addAll(List.of("--file", asked.file()));
        }
        if (!asked.output().isEmpty()) {
            words.addAll(List.of("--output", asked.output()));
        }
        words.addAll(List.of(call.method(), path(call, asked)));
        asked.with().forEach((name, value) -> words.add(quoted(name + "=" + value)));
        return String.join(" ", words);
    }

    /** The path below the prefix, without a leading slash. */
    public static String path(Call call, CallTexts.Example asked) {
        return asked.path().isEmpty() ? call.path().substring(1) : asked.path();
    }

    private static String quoted(String word) {
        return word.matches("[\\w.:/=+-]+") ? word : "'" + word + "'";
    }
}
