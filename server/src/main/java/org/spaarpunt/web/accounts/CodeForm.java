package org.spaarpunt.web.accounts;

import java.util.List;
import org.spaarpunt.http.Response;
import org.spaarpunt.identity.Parameters.Parameter;
import org.spaarpunt.web.frame.PageRequest;

/**
 * The second step of a sign-in: the form that asks for a code.
 *
 * @param action path to which it is sent
 * @param hidden fields that are sent with it, including the step
 * @param application for which the user signs in; empty for none
 * @param again where the sign-in starts again, with its parameters
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
