package org.spaarpunt.web;

import java.util.List;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters.Parameter;

/**
 * The second step of a sign-in: the form that asks for a code.
 *
 * @param action where it is sent
 * @param hidden what is sent with it, the step among it
 * @param application for which one signs in; empty when for none
 * @param again where the sign-in begins anew, with what belongs to it
 */
record CodeForm(String action, List<Parameter> hidden, String application, String again) {
    static final String CODE = "code";

    /** The field that holds the step. */
    static final String STEP = "step";

    CodeForm {
        hidden = List.copyOf(hidden);
    }

    static boolean isIn(PageRequest request) {
        return request.form().firstFilled(STEP).isPresent();
    }

    Response page(PageRequest request, Problem problem, String leadsTo) {
        return problem.page(
                request,
                leadsTo,
                (output, interceptor, frame) ->
                        JtecodeGenerated.render(output, interceptor, frame, this, problem.form(request)));
    }
}
