package org.spaarpunt.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * With {@code -Dspaarpunt.write-statements=true}, adds every statement that the product sends during the tests to the file of {@link SentStatements}.
 * The driver names each in its log before it sends it, in the thread of its sender, so none is missed however it was put together. What tests,
 * migrations, the demo data and the driver itself send is left out.
 */
public final class StatementRecorder extends Handler implements LauncherSessionListener {
    private static final String SWITCH = "spaarpunt.write-statements";

    /** Held here, because what a logger is told is forgotten with the logger. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

    private static final Pattern PARSE = Pattern.compile(
            " FE=> Parse\\(stmt=\\w+,query=\"(?<text>.*)\",oids=\\{(?<types>[\\d,]*)}\\)", Pattern.DOTALL);

    /** Numbers of types from here on differ between databases. */
    private static final long FIRST_OWN_TYPE = 16_384;

    private static final String PRODUCT = "org.spaarpunt.";

    /** Who sends what is not the product's: migrations, what an empty database is filled with, the driver for its own use. */
    private static final List<String> OTHERS =
            List.of("org.flywaydb.", PRODUCT + "demo.", "org.postgresql.jdbc.TypeInfoCache");

    /** What sends for others, below the product's name. */
    private static final List<String> CARRIERS =
            List.of("storage.", "acts.", "exports.Snapshot", "secrets.SealedColumns");

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final Set<SentStatement> sent = ConcurrentHashMap.newKeySet();

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (Boolean.getBoolean(SWITCH)) {
            DRIVER.setUseParentHandlers(false);
            DRIVER.setLevel(Level.FINEST);
            DRIVER.addHandler(this);
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (Boolean.getBoolean(SWITCH)) {
            try {
                SentStatements.read().with(new TreeSet<>(sent)).write();
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }

    @Override
    public void publish(LogRecord line) {
        var parse = PARSE.matcher(line.getMessage());
        if (parse.matches()) {
            sender().filter(sender -> heard.add(sender + line.getMessage().replaceFirst("stmt=\\w+", "")))
                    .map(sender -> new SentStatement(sender, types(parse.group("types")), parse.group("text")))
                    .filter(statement -> statement.isPlanned() || statement.makesTemporaryTable())
                    .ifPresent(sent::add);
        }
    }

    @Override
    public void flush() {
        // Everything is written at the end.
    }

    @Override
    public void close() {
        // As above.
    }

    /** The class of the product that sends, if it is one: what features send through others counts as theirs. */
    private static Optional<String> sender() {
        var senders = STACK.walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                .filter(type -> type != StatementRecorder.class)
                .filter(type -> isOther(type) || type.getName().startsWith(PRODUCT))
                .toList());
        return senders.stream()
                .findFirst()
                .filter(nearest -> !isOther(nearest) && !isTest(nearest))
                .map(nearest -> senders.stream()
                        .takeWhile(type -> !isTest(type))
                        .map(StatementRecorder::name)
                        .filter(name -> CARRIERS.stream().noneMatch(name::startsWith))
                        .findFirst()
                        .orElseGet(() -> name(nearest)));
    }

    private static String name(Class<?> type) {
        return type.getName().substring(PRODUCT.length()).replaceFirst("\\$.*", "");
    }

    private static boolean isOther(Class<?> type) {
        return OTHERS.stream().anyMatch(type.getName()::startsWith);
    }

    private static boolean isTest(Class<?> type) {
        return type.getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath()
                .endsWith("/test-classes/");
    }

    private static List<Long> types(String numbers) {
        return Stream.of(numbers.split(","))
                .filter(number -> !number.isEmpty())
                .map(Long::valueOf)
                .map(number -> number < FIRST_OWN_TYPE ? number : 0)
                .toList();
    }
}
