package org.spaarpunt.storage;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.tracing.Attribute;
import org.spaarpunt.tracing.Span;
import org.spaarpunt.tracing.Span.Kind;

/** The span of one statement, named by its summary. Neither its text nor its values are recorded. */
record StatementSpan(Span span) implements AutoCloseable {
    static final String POSTGRESQL = "postgresql";

    @FunctionalInterface
    interface Execution {
        @Nullable
        Object execute() throws Throwable;
    }

    static StatementSpan begin(Span parent, String summary) {
        return new StatementSpan(parent.child(summary, Kind.CLIENT)
                .set(Attribute.DATABASE, POSTGRESQL)
                .set(Attribute.STATEMENT, summary));
    }

    @Nullable
    Object watch(Execution execution) throws Throwable {
        try {
            return execution.execute();
        } catch (SQLException failure) {
            span.fail(type(failure));
            throw failure;
        } catch (Throwable failure) {
            span.fail(failure);
            throw failure;
        }
    }

    /** The SQLSTATE, which says more than the class. */
    static String type(SQLException failure) {
        var state = failure.getSQLState();
        return state == null ? failure.getClass().getName() : state;
    }

    @Override
    public void close() {
        span.close();
    }
}
