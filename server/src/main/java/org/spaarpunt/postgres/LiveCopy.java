package org.spaarpunt.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * A copy of the data of a running server, with what belongs to it in its home. The server goes on writing while its
 * files are read; the part of its log that was written meanwhile is copied last, and makes the copy consistent as of its
 * end when a server starts on it. This is what PostgreSQL calls a base backup by the low-level API.
 */
public final class LiveCopy implements AutoCloseable {

    /** The directory of the data in a home, and in a copy of one. */
    private static final String DATA = "pgdata";

    private static final String LABEL = "spaarpunt";

    /** Ends with the session. It keeps the server from deleting log that the copy still needs. */
    private static final String RESERVE_LOG = "select pg_create_physical_replication_slot(?, true, true)";

    /** With a checkpoint at once instead of one that is spread over minutes. */
    private static final String START = "select pg_backup_start(?, true)::text";

    private static final String STOP = "select lsn::text, labelfile from pg_backup_stop(wait_for_archive => false)";

    private static final String FOREIGN_TABLESPACES = """
            select count(*) from pg_tablespace where spcname not in ('pg_default', 'pg_global')
            """;

    private static final String LOG_FILES = """
            select pg_walfile_name(?::pg_lsn), pg_walfile_name(?::pg_lsn - 1)
            """;

    /**
     * Directories whose content a server makes anew when it starts. The log is not among it, but is copied in its own
     * way.
     */
    private static final List<String> EMPTIED = List.of(
            "pg_dynshmem",
            "pg_notify",
            "pg_replslot",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans",
            "pg_wal");

    private static final String LOG = "pg_wal";

    /** Directories that a server expects in that of its log. */
    private static final List<String> IN_LOG = List.of("archive_status", "summaries");

    private static final String CONTROL = "global/pg_control";

    private final DatabaseHome home;
    private final Connection connection;

    /** Takes the files of a copy, each whole before the next. Paths are relative to the home and separated by slashes. */
    public interface Sink {
        void directory(String path) throws IOException;

        /**
         * Takes a file.
         *
         * @param content ends after that number of bytes
         */
        void file(String path, long bytes, InputStream content) throws IOException;
    }

    private LiveCopy(DatabaseHome home, Connection connection) {
        this.home = home;
        this.connection = connection;
    }

    /**
     * Connects to the server that runs on a home, in this process or another one.
     *
     * @throws EmbeddedPostgresException if none answers there, or the data cannot be copied in this way
     */
    public static LiveCopy of(EmbeddedPostgresSettings settings) {
        try {
            DatabaseHome home = DatabaseHome.create(settings.home());
            PostmasterFile claim = PostmasterFile.in(home.data())
                    .filter(PostmasterFile::isReady)
                    .orElseThrow(() ->
                            new EmbeddedPostgresException("No database server answers in " + home.directory() + "."));
            ServerConnection server = new ServerConnection(claim.port(), ServerConnection.Passwords.in(home));
            LiveCopy copy = new LiveCopy(home, server.openUnhurried(ServerConnection.MAINTENANCE_DATABASE));
            copy.requireOnePlace();
            return copy;
        } catch (IOException | SQLException failed) {
            throw new EmbeddedPostgresException(
                    "The database in " + settings.home() + " cannot be copied: " + failed.getMessage(), failed);
        }
    }

    /** About how many bytes the copy has. */
    public long bytes() throws IOException {
        LongAdder sum = new LongAdder();
        walk(new Walk() {
            @Override
            public void directory(String path) {
                // Has no bytes.
            }

            @Override
            public void file(String path, Path file) throws IOException {
                sum.add(Files.size(file));
            }
        });
        return sum.sum();
    }

    /**
     * Writes the copy.
     *
     * @throws EmbeddedPostgresException if the server ended meanwhile, or its log has a gap
     */
    public void writeTo(Sink sink) throws IOException {
        try {
            ask(RESERVE_LOG, LABEL + "_" + ProcessHandle.current().pid() + "_" + System.nanoTime());
            String start = ask(START, LABEL);
            walk(new Walk() {
                @Override
                public void directory(String path) throws IOException {
                    sink.directory(path);
                }

                @Override
                public void file(String path, Path file) throws IOException {
                    write(path, file, sink);
                }
            });
            for (String below : IN_LOG) {
                sink.directory(DATA + "/" + LOG + "/" + below);
            }
            write(DATA + "/" + CONTROL, home.data().resolve(CONTROL), sink);
            String end = stop(sink);
            writeLog(start, end, sink);
            write("password", home.password(), sink);
            write("maintenance-password", home.maintenancePassword(), sink);
        } catch (SQLException failed) {
            throw new EmbeddedPostgresException(
                    "The database in " + home.directory() + " could not be copied: " + failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException gone) {
            // The server has ended the session, and the copy with it, already.
        }
    }

    private void requireOnePlace() throws SQLException {
        if (!"0".equals(ask(FOREIGN_TABLESPACES))) {
            throw new EmbeddedPostgresException("The database in " + home.directory()
                    + " has tablespaces, and a backup would not contain them: move their tables back to pg_default.");
        }
    }

    private String stop(Sink sink) throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(STOP)) {
            row.next();
            byte[] label = row.getString("labelfile").getBytes(UTF_8);
            sink.file(DATA + "/backup_label", label.length, new ByteArrayInputStream(label));
            return row.getString("lsn");
        }
    }

    /** From the start of the copy to its end, and how the log came to its timeline. */
    private void writeLog(String start, String end, Sink sink) throws SQLException, IOException {
        LogFiles needed = logFiles(start, end);
        List<Path> found;
        try (Stream<Path> files = Files.list(home.data().resolve(LOG))) {
            found = files.filter(file -> needed.includes(file.getFileName().toString()))
                    .sorted()
                    .toList();
        }
        List<String> segments = found.stream()
                .map(file -> file.getFileName().toString())
                .filter(LogFiles::isSegment)
                .toList();
        if (!segments.contains(needed.first()) || !segments.contains(needed.last())) {
            throw new EmbeddedPostgresException(
                    "The database in " + home.directory() + " deleted log while it was copied; try again.");
        }
        for (Path file : found) {
            write(DATA + "/" + LOG + "/" + file.getFileName(), file, sink);
        }
    }

    /** The segments of the log that a copy needs, by their names, which are in the order of the log. */
    private record LogFiles(String first, String last) {
        static boolean isSegment(String name) {
            return name.matches("[0-9A-F]{24}");
        }

        boolean includes(String name) {
            return name.matches("[0-9A-F]{8}\\.history")
                    || (isSegment(name) && first.compareTo(name) <= 0 && name.compareTo(last) <= 0);
        }
    }

    private LogFiles logFiles(String start, String end) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOG_FILES)) {
            statement.setString(1, start);
            statement.setString(2, end);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new LogFiles(row.getString(1), row.getString(2));
            }
        }
    }

    private String ask(String query, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private interface Walk {
        void directory(String path) throws IOException;

        void file(String path, Path file) throws IOException;
    }

    /** Everything but the log, the control file, which is copied last, and what a server makes anew. */
    private void walk(Walk walk) throws IOException {
        Path data = home.data();
        Files.walkFileTree(data, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                String name = directory.getFileName().toString();
                if (name.startsWith("pgsql_tmp")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                walk.directory(pathOf(directory));
                return directory.resolveSibling("").equals(data.resolve("")) && EMPTIED.contains(name)
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!attributes.isRegularFile()) {
                    throw new IOException(file + " is a link or no file, and would not be in a copy");
                }
                if (!isMadeAnew(file.getFileName().toString()) && !file.equals(data.resolve(CONTROL))) {
                    walk.file(pathOf(file), file);
                }
                return FileVisitResult.CONTINUE;
            }

            // A table may be dropped meanwhile; the log says so too.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    private static boolean isMadeAnew(String name) {
        return name.startsWith("postmaster.")
                || name.startsWith("pg_internal.init")
                || name.startsWith("pgsql_tmp")
                || name.startsWith("current_logfiles")
                || name.startsWith("backup_label")
                || name.startsWith("tablespace_map")
                || name.equals("postgresql.auto.conf.tmp")
                // A temporary table, by the number of its session.
                || name.matches("t\\d+_\\d+.*");
    }

    private String pathOf(Path file) {
        return home.directory().relativize(file).toString();
    }

    private static void write(String path, Path file, Sink sink) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            long bytes = Files.size(file);
            sink.file(path, bytes, new SteadyLength(content, bytes));
        } catch (NoSuchFileException dropped) {
            // The log says so too.
        }
    }
}
