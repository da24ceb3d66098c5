package org.spaarpunt.web.frame;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;

/**
 * Asked on a page of its own before an act that cannot be undone, or that does harm until it is. The form is that of
 * the act with one more field; without that field, the question is asked instead of doing the act.
 *
 * @param danger the act that is asked about
 * @param places texts, moments and amounts to fill into its texts; the first is the name of the thing that it is about
 * @param path to which the answer is sent
 * @param fields of the act
 * @param back the page for a user that declines
 */
public record Question(Danger danger, List<?> places, String path, List<Parameter> fields, String back) {
    /** The parameter of the address that names the act. */
    public static final String ASK = "ask";

    public static final String ACT = "act";
    public static final String CONFIRMED = "confirmed";

    /** Fields of a form besides those about the act. */
    private static final Set<String> NOT_ASKED = Set.of(ACT, ASK, CONFIRMED, SignedIn.FORM_TOKEN, "lang");

    public Question {
        places = List.copyOf(places);
        fields = List.copyOf(fields);
    }

    /** The act that an address names. */
    public static Optional<String> asked(PageRequest request) {
        return request.query().firstFilled(ASK);
    }

    /** The page of the question that the address names, or else the page itself. */
    public static Response askedOr(
            PageRequest request, Function<String, Optional<Question>> question, Supplier<Response> page) {
        return asked(request)
                .flatMap(question)
                .map(known -> known.page(request))
                .orElseGet(page);
    }

    public static boolean isConfirmed(PageRequest request) {
        return request.form().firstFilled(CONFIRMED).isPresent();
    }

    /** The address of a question, from alternating names and values. */
    public static String address(String path, String act, String... namesAndValues) {
        var parameters = new ArrayList<Parameter>();
        parameters.add(new Parameter(ASK, act));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.add(new Parameter(namesAndValues[i], namesAndValues[i + 1]));
        }
        return path + "?" + new Parameters(parameters).encoded();
    }

    /** Asks the question instead of doing what a form requests. */
    public static Response instead(PageRequest request, String path, String act) {
        var parameters = new ArrayList<Parameter>();
        parameters.add(new Parameter(ASK, act));
        parameters.addAll(fieldsOf(request.form()));
        return PageRenderer.goTo(request, path + "?" + new Parameters(parameters).encoded());
    }

    /** The question that an address names. */
    public static Question of(PageRequest request, Danger danger, String path, String act, Object... places) {
        var fields = new ArrayList<Parameter>();
        fields.add(new Parameter(ACT, act));
        fields.addAll(fieldsOf(request.query()));
        return new Question(danger, List.of(places), path, fields, path);
    }

    public Response page(PageRequest request) {
        return PageRenderer.page(
                request,
                200,
                (output, interceptor, frame) -> JteconfirmGenerated.render(output, interceptor, frame, this));
    }

    public String title(Frame frame) {
        return frame.text(danger.title(), said(frame));
    }

    public String effect(Frame frame) {
        return frame.text(danger.effect(), said(frame));
    }

    public String button(Frame frame) {
        return frame.text(danger.button());
    }

    private Object[] said(Frame frame) {
        return places.stream().map(place -> said(frame, place)).toArray();
    }

    private static Object said(Frame frame, Object place) {
        return switch (place) {
            case Instant moment -> frame.moment(moment);
            case BigDecimal amount -> frame.amount(amount);
            default -> place;
        };
    }

    private static List<Parameter> fieldsOf(Parameters parameters) {
        return parameters.pairs().stream()
                .filter(parameter -> !NOT_ASKED.contains(parameter.name()))
                .toList();
    }
}
