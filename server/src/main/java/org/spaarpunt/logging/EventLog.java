package org.spaarpunt.logging;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MarkerFactory;
import org.slf4j.event.Level;

/**
 * The log of one class. A line has an event, by which it is found and which is listed in {@code docs/operations.md};
 * a sentence for people; and fields, which are the names in braces in that sentence. {@code LogCallsTest} checks
 * that each call has its own event and as many values as names. A call below the level of its logger does no work.
 *
 * <p>Safe for use by any number of threads.
 */
public final class EventLog {
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    private final Supplier<Logger> source;
    private volatile @Nullable Logger logger;

    EventLog(Supplier<Logger> source) {
        this.source = source;
    }

    /** The first line, not this, starts Logback: by then the settings have said in which format. */
    public static EventLog of(Class<?> owner) {
        return new EventLog(() -> LoggerFactory.getLogger(owner));
    }

    /** For calls so frequent that their values are not worth computing. */
    public boolean isDebugEnabled() {
        return logger().isDebugEnabled();
    }

    /**
     * Logs a line, as do the other levels.
     *
     * @param event in lower snake case
     * @param sentence with the name of each value in braces
     * @param values in the order of their names; nothing secret, and no number of a person
     */
    public void debug(String event, String sentence, @Nullable Object... values) {
        log(Level.DEBUG, event, Optional.empty(), sentence, values);
    }

    public void info(String event, String sentence, @Nullable Object... values) {
        log(Level.INFO, event, Optional.empty(), sentence, values);
    }

    public void warn(String event, String sentence, @Nullable Object... values) {
        log(Level.WARN, event, Optional.empty(), sentence, values);
    }

    /** With the stack trace of the cause. */
    public void warn(String event, Throwable cause, String sentence, @Nullable Object... values) {
        log(Level.WARN, event, Optional.of(cause), sentence, values);
    }

    public void error(String event, String sentence, @Nullable Object... values) {
        log(Level.ERROR, event, Optional.empty(), sentence, values);
    }

    /** With the stack trace of the cause. */
    public void error(String event, Throwable cause, String sentence, @Nullable Object... values) {
        log(Level.ERROR, event, Optional.of(cause), sentence, values);
    }

    private void log(
            Level level, String event, Optional<Throwable> cause, String sentence, @Nullable Object... values) {
        var writing = logger();
        if (!writing.isEnabledForLevel(level)) {
            return;
        }
        var marked = writing.makeLoggingEventBuilder(level).addMarker(MarkerFactory.getMarker(event));
        var line = cause.map(marked::setCause).orElse(marked);
        var message = new StringBuilder();
        var names = NAME.matcher(sentence);
        for (var value : values) {
            if (names.find()) {
                line = line.addKeyValue(names.group(1), value);
                names.appendReplacement(message, Matcher.quoteReplacement(String.valueOf(value)));
            }
        }
        names.appendTail(message);
        line.log(message.toString());
    }

    private Logger logger() {
        var known = logger;
        if (known == null) {
            known = source.get();
            logger = known;
        }
        return known;
    }
}
