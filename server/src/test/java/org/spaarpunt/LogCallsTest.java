package org.spaarpunt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every call of {@link org.spaarpunt.logging.EventLog} in the sources, against its rules and the table of events. */
class LogCallsTest {
    /** The keys that a line in JSON has besides its fields. */
    private static final Set<String> OWN_KEYS =
            Set.of("timestamp", "level", "event", "message", "requestId", "logger", "thread", "exception");

    private static final Set<String> LEVELS = Set.of("debug", "info", "warn", "error");
    private static final Pattern NAME = Pattern.compile("\\{([^}]*)}");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z_]+)` \\| (DEBUG|INFO|WARN|ERROR) \\| .+ \\| .+ \\|$");

    private static final List<Call> CALLS = new ArrayList<>();

    private record Call(String level, String event, String sentence, int values) {
        List<String> names() {
            return NAME.matcher(sentence).results().map(name -> name.group(1)).toList();
        }
    }

    @BeforeAll
    static void readCalls() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, UTF_8)) {
            var sources = files.getJavaFileObjectsFromPaths(loggingSources());
            var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, sources);
            for (var file : task.parse()) {
                int before = CALLS.size();
                new Calls().scan(file, null);
                assertThat(CALLS).as(file.getSourceFile().getName()).hasSizeGreaterThan(before);
            }
        }
    }

    @Test
    void every_event_is_in_the_table_of_the_handbook_with_its_level_and_no_other_is() throws IOException {
        var table = ROW.matcher(Files.readString(Path.of("../docs/operations.md")))
                .results()
                .collect(toMap(row -> row.group(1), row -> row.group(2)));
        assertThat(CALLS).hasSizeGreaterThan(40);
        assertThat(CALLS.stream().collect(toMap(Call::event, Call::level))).isEqualTo(table);
    }

    @Test
    void an_event_is_logged_in_one_place_and_named_in_lower_snake_case() {
        assertThat(CALLS)
                .extracting(Call::event)
                .doesNotHaveDuplicates()
                .allMatch(event -> event.matches("[a-z]+(_[a-z]+)+"));
    }

    @Test
    void each_value_has_a_name_in_the_sentence_that_is_no_key_of_every_line() {
        assertThat(CALLS).allSatisfy(call -> {
            assertThat(call.names()).hasSize(call.values()).doesNotHaveDuplicates();
            assertThat(call.names()).allMatch(name -> name.matches("[a-z][a-zA-Z]*"));
            assertThat(call.names()).doesNotContainAnyElementsOf(OWN_KEYS);
        });
    }

    private static List<Path> loggingSources() throws IOException {
        var found = new ArrayList<Path>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file :
                    (Iterable<Path>) files.filter(file -> file.toString().endsWith(".java"))::iterator) {
                if (Files.readString(file).contains("import org.spaarpunt.logging.EventLog;")) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static final class Calls extends TreeScanner<@Nullable Void, @Nullable Void> {
        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree invocation, @Nullable Void nothing) {
            if (invocation.getMethodSelect() instanceof MemberSelectTree method
                    && method.getExpression().toString().equals("LOG")
                    && LEVELS.contains(method.getIdentifier().toString())) {
                CALLS.add(call(method.getIdentifier().toString().toUpperCase(Locale.ROOT), invocation.getArguments()));
            }
            return super.visitMethodInvocation(invocation, null);
        }

        /** An event, the cause if there is one, a sentence, and values. */
        private static Call call(String level, List<? extends ExpressionTree> arguments) {
            int sentence = isText(arguments.get(1)) ? 1 : 2;
            return new Call(
                    level, text(arguments.getFirst()), text(arguments.get(sentence)), arguments.size() - sentence - 1);
        }

        private static boolean isText(ExpressionTree tree) {
            return tree instanceof LiteralTree || tree instanceof BinaryTree;
        }

        private static String text(ExpressionTree tree) {
            return switch (tree) {
                case LiteralTree literal -> String.valueOf(literal.getValue());
                case BinaryTree sum -> text(sum.getLeftOperand()) + text(sum.getRightOperand());
                default -> throw new AssertionError("Not a text that can be searched for: " + tree);
            };
        }
    }
}
