package org.spaarpunt.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters;
import org.spaarpunt.identity.Parameters.Parameter;

/**
 * Asked on a page of its own before something is done that cannot be undone, or that hurts until it is. Its form is the act's own with a field
 * more; without that field the act is not done, and the question asked.
 *
 * @param danger what is asked
 * @param places filled in in its texts, texts and moments; the first names what it is about
 * @param path where the answer is sent
 * @param fields of the act
 * @param back where one goes who would rather not
 */
record Question(Danger danger, List<?> places, String path, List<Parameter> fields, String back) {
    /** In the address: the act that is asked about. */
    static final String ASK = "ask";

    static final String ACT = "act";
    static final String CONFIRMED = "confirmed";

    /** What a form holds besides what its act is about. */
    private static final Set<String> NOT_ASKED = Set.of(ACT, ASK, CONFIRMED, SignedIn.FORM_TOKEN, "lang");

    Question {
        places = List.copyOf(places);
        fields = List.copyOf(fields);
    }

    /** The act that an address asks about. */
    static Optional<String> asked(PageRequest request) {
        return request.query().firstFilled(ASK);
    }

    static boolean isConfirmed(PageRequest request) {
        return request.form().firstFilled(CONFIRMED).isPresent();
    }

    /** The address of a question, by names and values in turn. */
    static String address(String path, String act, String... namesAndValues) {
        var parameters = new ArrayList<Parameter>();
        parameters.add(new Parameter(ASK, act));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            parameters.add(new Parameter(namesAndValues[i], namesAndValues[i + 1]));
        }
        return path + "?" + new Parameters(parameters).encoded();
    }

    /** Asks, in the place of doing what a form wants. */
    static Response instead(PageRequest request, String path, String act) {
        var parameters = new ArrayList<Parameter>();
        parameters.add(new Parameter(ASK, act));
        parameters.addAll(fieldsOf(request.form()));
        return PageRenderer.goTo(request, path + "?" + new Parameters(parameters).encoded());
    }

    /** The question of an address. */
    static Question of(PageRequest request, Danger danger, String path, String act, String... places) {
        var fields = new ArrayList<Parameter>();
        fields.add(new Parameter(ACT, act));
        fields.addAll(fieldsOf(request.query()));
        return new Question(danger, List.of(places), path, fields, path);
    }

    Response page(PageRequest request) {
        return PageRenderer.page(
                request,
                200,
                (output, interceptor, frame) -> JteconfirmGenerated.render(output, interceptor, frame, this));
    }

    boolean isOfAdministration() {
        return back.startsWith(AdminPages.PATH);
    }

    String title(Frame frame) {
        return frame.text(danger.title(), said(frame));
    }

    String effect(Frame frame) {
        return frame.text(danger.effect(), said(frame));
    }

    String button(Frame frame) {
        return frame.text(danger.button());
    }

    private Object[] said(Frame frame) {
        return places.stream()
                .map(place -> place instanceof Instant moment ? frame.moment(moment) : place)
                .toArray();
    }

    private static List<Parameter> fieldsOf(Parameters parameters) {
        return parameters.pairs().stream()
                .filter(parameter -> !NOT_ASKED.contains(parameter.name()))
                .toList();
    }
}
