package org.spaarpunt.web.admin;

import java.util.Optional;
import java.util.function.Function;
import org.spaarpunt.acts.ListPage;
import org.spaarpunt.acts.PageQuery;
import org.spaarpunt.web.frame.ListView;
import org.spaarpunt.web.frame.Note;
import org.spaarpunt.web.frame.PageRequest;

/**
 * A list that is a page of its own, and what came of the last act on it.
 *
 * @param <R> what a row is about
 */
record Listed<R>(ListView<R> list, Optional<Note> note) {

    /**
     * The part of the list that the address names.
     *
     * @param path of the page
     * @param order unless the address names another one
     */
    static <R, O extends Enum<O>> Listed<R> of(
            PageRequest request, String path, O order, Function<PageQuery<O>, ListPage<R>> rows) {
        var standard = new ListView.Standard<>(order, false);
        return new Listed<>(ListView.of(request, ListView.Place.at(path), standard, rows), Note.of(request));
    }
}
