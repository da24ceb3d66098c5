package org.spaarpunt.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * Rows that are passed to one statement as columns: an array for each of its question marks, in order, in the driver's
 * binary form.
 *
 * <p>For the statements that every check-in needs. It is plain JDBC, by position: Jdbi's binding and mapping by name
 * would cost as much processor time as the rest of a check-in. Belongs to one thread.
 */
public final class Columns<R> {
    /**
     * Ends the text of a query that also commits the transaction it is part of. Both are sent at once, so that the
     * commit costs no round trip of its own.
     */
    public static final String COMMIT = ";\ncommit";

    private final List<R> rows;
    private final List<Argument> arguments = new ArrayList<>();

    private interface Argument {
        void bind(Connection connection, PreparedStatement statement, int position) throws SQLException;

        /** The value of one row. */
        @Nullable
        Object of(int row);
    }

    /** The array's own type chooses the driver's encoding: only arrays of these types travel in binary. */
    private static final class Column implements Argument {
        private final String type;
        private final @Nullable Object[] values;

        Column(String type, @Nullable Object[] values) {
            this.type = type;
            this.values = values;
        }

        @Override
        public void bind(Connection connection, PreparedStatement statement, int position) throws SQLException {
            statement.setArray(position, connection.createArrayOf(type, values));
        }

        @Override
        public @Nullable Object of(int row) {
            return values[row];
        }
    }

    private record Value(Object value) implements Argument {
        @Override
        public void bind(Connection connection, PreparedStatement statement, int position) throws SQLException {
            statement.setObject(position, value);
        }

        @Override
        public Object of(int row) {
            return value;
        }
    }

    /** Reads the current row of the results, by position. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private Columns(List<R> rows) {
        this.rows = rows;
    }

    public static <R> Columns<R> of(List<R> rows) {
        return new Columns<>(rows);
    }

    public Columns<R> bigints(Function<R, @Nullable Long> value) {
        return column("bigint", new Long[rows.size()], value);
    }

    public Columns<R> integers(Function<R, Integer> value) {
        return column("integer", new Integer[rows.size()], value);
    }

    public Columns<R> booleans(Function<R, Boolean> value) {
        return column("boolean", new Boolean[rows.size()], value);
    }

    public Columns<R> texts(Function<R, @Nullable String> value) {
        return column("text", new String[rows.size()], value);
    }

    /** Any other type, in PostgreSQL's text form. */
    public Columns<R> others(String type, Function<R, @Nullable Object> value) {
        return column(type, new Object[rows.size()], value);
    }

    /** One value for all rows. */
    public Columns<R> value(Object value) {
        arguments.add(new Value(value));
        return this;
    }

    /**
     * Runs a query, and reads every row. The text may go on with {@link #COMMIT}.
     *
     * @throws StatementFailure when the database refuses it or is unavailable
     */
    public <T> List<T> query(Handle handle, String sql, RowReader<T> reader) {
        try (var statement = prepare(handle.getConnection(), sql)) {
            return read(statement, reader);
        } catch (SQLException failure) {
            throw new StatementFailure(failure);
        }
    }

    /**
     * Runs a query that has a question mark for each value of each row, row by row. Its text depends on the number of
     * rows, so that the database keeps no plan of it.
     *
     * @throws StatementFailure when the database refuses it or is unavailable
     */
    public <T> List<T> queryByRow(Handle handle, String sql, RowReader<T> reader) {
        try (var statement = handle.getConnection().prepareStatement(sql)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(0);
            int position = 1;
            for (int row = 0; row < rows.size(); row++) {
                for (var argument : arguments) {
                    statement.setObject(position++, argument.of(row));
                }
            }
            return read(statement, reader);
        } catch (SQLException failure) {
            throw new StatementFailure(failure);
        }
    }

    private <T> List<T> read(PreparedStatement statement, RowReader<T> reader) throws SQLException {
        try (var results = results(statement)) {
            var answer = new ArrayList<T>(rows.size());
            while (results.next()) {
                answer.add(reader.read(results));
            }
            return answer;
        }
    }

    /**
     * Runs an update.
     *
     * @return the number of rows changed
     * @throws StatementFailure when the database refuses it or is unavailable
     */
    public int update(Handle handle, String sql) {
        try (var statement = prepare(handle.getConnection(), sql)) {
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new StatementFailure(failure);
        }
    }

    private static ResultSet results(PreparedStatement statement) throws SQLException {
        if (!statement.execute()) {
            throw new IllegalArgumentException("The statement is no query");
        }
        return statement.getResultSet();
    }

    private <C extends @Nullable Object> Columns<R> column(String type, C[] values, Function<R, ? extends C> value) {
        for (int i = 0; i < values.length; i++) {
            values[i] = value.apply(rows.get(i));
        }
        arguments.add(new Column(type, values));
        return this;
    }

    private PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        var statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < arguments.size(); i++) {
                arguments.get(i).bind(connection, statement, i + 1);
            }
            return statement;
        } catch (SQLException | RuntimeException failure) {
            statement.close();
            throw failure;
        }
    }
}
