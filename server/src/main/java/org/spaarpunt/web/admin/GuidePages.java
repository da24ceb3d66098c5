package org.spaarpunt.web.admin;

import java.util.Optional;
import java.util.Set;
import org.spaarpunt.administration.FirstSteps;
import org.spaarpunt.administration.FirstSteps.Step;
import org.spaarpunt.http.Response;
import org.spaarpunt.web.frame.PageRenderer;
import org.spaarpunt.web.frame.PageRequest;

/** The first page of the administration: what a new installation still lacks, and what was done last. */
public record GuidePages(FirstSteps steps, AuditPages audit) {

    /** The page on which a step is taken. */
    public static String pathOf(Step step) {
        return switch (step) {
            case CARD_SYSTEM -> AdminCardSystemPages.PATH;
            case COUNTER -> AdminCounterPages.NEW;
            case GROUP -> AdminCounterPages.PATH;
            case EMPLOYEE -> AdminUserPages.NEW;
            case CARDS, PASSHOLDERS, EVENT -> AdminImportPages.PATH;
        };
    }

    Response show(PageRequest request) {
        var lines = audit.latest();
        var done = Optional.of(steps.done()).filter(all -> !FirstSteps.isComplete(all));
        return PageRenderer.page(
                request,
                200,
                (output, interceptor, frame) -> JteadminGenerated.render(
                        output, interceptor, frame, lines, done.orElse(Set.of()), done.isPresent()));
    }
}
