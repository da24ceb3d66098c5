package org.spaarpunt.storage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.spaarpunt.tracing.Attribute;
import org.spaarpunt.tracing.Span;
import org.spaarpunt.tracing.Span.Kind;
import org.spaarpunt.tracing.Spans;

/**
 * Connections that tell the span in which they are taken what they are used for: how long they were waited for, each
 * statement, and commits and rollbacks. Where nothing is recorded the connection itself is given.
 */
final class TracedConnections implements ConnectionFactory {
    private static final int MAX_SUMMARIES = 1_000;

    private final ConnectionFactory pool;

    /** Made once for each text of the program, some of which are put together of conditions. */
    private final Cache<String, String> summaries =
            Caffeine.newBuilder().maximumSize(MAX_SUMMARIES).build();

    TracedConnections(ConnectionFactory pool) {
        this.pool = pool;
    }

    @Override
    public Connection openConnection() throws SQLException {
        var span = Spans.current();
        return span.isRecorded()
                ? proxy(Connection.class, new OfConnection(taken(span), span, this))
                : pool.openConnection();
    }

    private String summary(String sql) {
        return summaries.get(sql, StatementSummary::of);
    }

    private Connection taken(Span parent) throws SQLException {
        try (var wait = parent.child("connection", Kind.CLIENT)) {
            wait.set(Attribute.DATABASE, StatementSpan.POSTGRESQL);
            try {
                return pool.openConnection();
            } catch (SQLException failure) {
                wait.fail(StatementSpan.type(failure));
                throw failure;
            }
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(TracedConnections.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Object target, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause() == null ? failure : failure.getCause();
        }
    }

    private record OfConnection(Connection connection, Span parent, TracedConnections owner)
            implements InvocationHandler {
        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            return switch (method.getName()) {
                case "commit", "rollback" -> ended(method, arguments);
                case "createStatement", "prepareStatement", "prepareCall" ->
                    statement(call(connection, method, arguments), sql(arguments));
                default -> call(connection, method, arguments);
            };
        }

        private @Nullable Object ended(Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
            try (var span = StatementSpan.begin(parent, method.getName())) {
                return span.watch(() -> call(connection, method, arguments));
            }
        }

        private Object statement(@Nullable Object made, String sql) {
            return switch (made) {
                case CallableStatement given ->
                    proxy(CallableStatement.class, new OfStatement(given, sql, parent, owner));
                case PreparedStatement given ->
                    proxy(PreparedStatement.class, new OfStatement(given, sql, parent, owner));
                case Statement given -> proxy(Statement.class, new OfStatement(given, sql, parent, owner));
                case null, default -> throw new IllegalStateException("no statement was made");
            };
        }
    }

    private record OfStatement(Statement statement, String prepared, Span parent, TracedConnections owner)
            implements InvocationHandler {
        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            if (!method.getName().startsWith("execute")) {
                return call(statement, method, arguments);
            }
            var sql = sql(arguments);
            try (var span = StatementSpan.begin(parent, owner.summary(sql.isEmpty() ? prepared : sql))) {
                return span.watch(() -> call(statement, method, arguments));
            }
        }
    }

    private static String sql(@Nullable Object @Nullable [] arguments) {
        return arguments != null && arguments.length > 0 && arguments[0] instanceof String text ? text : "";
    }
}
