package org.spaarpunt.api4.wire;

import java.util.function.Function;
import org.spaarpunt.http.Response;

/** What came of reading a part of a request: its value, or the problem with it. */
public sealed interface Reading<T> {
    record Read<T>(T value) implements Reading<T> {}

    record Unreadable<T>(Problem problem) implements Reading<T> {}

    /** The answer to a value that could be read; otherwise the problem is the answer. */
    default Response answer(Function<T, Response> call) {
        return switch (this) {
            case Read<T>(var value) -> call.apply(value);
            case Unreadable<T>(var problem) -> problem.response();
        };
    }
}
