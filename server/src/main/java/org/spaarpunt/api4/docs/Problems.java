package org.spaarpunt.api4.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.spaarpunt.api4.wire.Operation;
import org.spaarpunt.api4.wire.ProblemType;
import org.spaarpunt.api4.wire.TokenKind;

/** The problems of an operation by their status: its own, and those that follow from how it is called. */
public final class Problems {
    private Problems() {}

    /** The paths of the types, the most specific first. */
    public static Map<Integer, List<String>> of(Operation operation, OperationText text) {
        var all = new TreeMap<Integer, List<String>>();
        for (var own : text.problems()) {
            var words = own.split(" ", 2);
            var type = ProblemType.valueOf(words[0]);
            add(type, words.length > 1 ? Integer.parseInt(words[1]) : type.status(), all);
        }
        if (!text.body().isEmpty()) {
            add(ProblemType.BODY_MISSING, all);
            add(ProblemType.BODY_INVALID_SYNTAX, all);
            add(ProblemType.BODY_INVALID_DATA, all);
        }
        add(ProblemType.INVALID_QUERY, all);
        if (text.query().contains("limit")) {
            add(ProblemType.QUERY_LIMIT_EXCEEDED, all);
        }
        add(ProblemType.HEADER_INVALID, all);
        if (!operation.accepts().contains(TokenKind.NONE)) {
            add(ProblemType.UNAUTHORIZED, all);
            add(ProblemType.FORBIDDEN, all);
        }
        if (!operation.method().equals("GET")) {
            add(ProblemType.IDEMPOTENCY_KEY_REUSED, all);
        }
        return all;
    }

    private static void add(ProblemType type, Map<Integer, List<String>> all) {
        add(type, type.status(), all);
    }

    private static void add(ProblemType type, int status, Map<Integer, List<String>> all) {
        var types = all.computeIfAbsent(status, _ -> new ArrayList<>());
        if (!types.contains(type.path())) {
            types.add(type.path());
        }
    }
}
