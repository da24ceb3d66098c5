package org.spaarpunt.web;

import java.util.Map;
import java.util.stream.Stream;

/**
 * A form that was filled in wrongly.
 *
 * @param as nick of who sends it; empty: nobody in particular
 * @param fields ids of the fields that are wrong, each with what is said there
 */
record WrongForm(String route, String as, String path, String form, int status, Map<String, String> fields) {
    @Override
    public String toString() {
        return route + " " + form;
    }

    static Stream<WrongForm> all(OwnPages pages) {
        return Stream.concat(WrongFormsOfPeople.all(pages), WrongFormsOfAdministration.all(pages));
    }
}
