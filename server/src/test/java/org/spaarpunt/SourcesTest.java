package org.spaarpunt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules of the house that can be seen in the sources alone. */
class SourcesTest {
    private static final int MAX_METHOD_LINES = 40;

    /** Maven runs the tests of a module in the module's own directory. */
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    private static final Path DECISIONS = PROJECT.resolve("docs/decisions");

    // In two parts, so that this file may stand under its own rule.
    private static final Pattern PUT_OFF = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");

    private record Method(String name, long lines) {}

    @Test
    void a_method_can_be_seen_at_once() throws IOException {
        var methods = methods();
        assertThat(methods).hasSizeGreaterThan(500);
        assertThat(methods.stream().filter(method -> method.lines() > MAX_METHOD_LINES))
                .isEmpty();
    }

    @Test
    void every_decision_has_a_number_of_its_own_a_date_a_status_and_a_line_in_the_index() throws IOException {
        var index = Files.readString(DECISIONS.resolve("README.md"));
        var numbers = new ArrayList<String>();
        for (var decision : decisions()) {
            var name = decision.getFileName().toString();
            var lines = Files.readAllLines(decision);
            numbers.add(name.split("-", 2)[0]);
            assertThat(lines.getFirst()).as(name).startsWith("# " + numbers.getLast() + ": ");
            assertThat(lines.get(2))
                    .as(name)
                    .matches("Date: 20\\d\\d-\\d\\d-\\d\\d\\. Status: (accepted|superseded)\\b.*");
            assertThat(index).contains("(" + name + ")");
        }
        assertThat(numbers).doesNotHaveDuplicates().allMatch(number -> number.matches("[0-9]{4}"));
    }

    @Test
    void nothing_is_put_off_in_a_comment() throws IOException {
        var written = projectFiles();
        assertThat(written).hasSizeGreaterThan(500);
        for (var file : written) {
            var text = new String(Files.readAllBytes(file), UTF_8);
            assertThat(PUT_OFF.matcher(text).find()).as(file.toString()).isFalse();
        }
    }

    private static List<Path> decisions() throws IOException {
        try (var files = Files.list(DECISIONS)) {
            var found = files.filter(file -> !file.endsWith("README.md")).toList();
            assertThat(found).hasSizeGreaterThan(20);
            return found;
        }
    }

    private static List<Path> javaFiles() throws IOException {
        var found = new ArrayList<Path>();
        for (var module : List.of("main", "test")) {
            try (var files = Files.walk(PROJECT.resolve("server/src").resolve(module))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(found::add);
            }
        }
        assertThat(found).hasSizeGreaterThan(100);
        return found;
    }

    /** What people write: sources and documents, wherever they lie, in a clone or not. */
    private static List<Path> projectFiles() throws IOException {
        var found = new ArrayList<Path>();
        try (var files = Files.list(PROJECT)) {
            files.filter(Files::isRegularFile).forEach(found::add);
        }
        for (var directory : List.of("docs", "server/src", "loadtest/src", "packaging/src")) {
            try (var files = Files.walk(PROJECT.resolve(directory))) {
                files.filter(Files::isRegularFile).forEach(found::add);
            }
        }
        return found;
    }

    private static List<Method> methods() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, UTF_8)) {
            var sources = files.getJavaFileObjectsFromPaths(javaFiles());
            var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, sources);
            var positions = Trees.instance(task).getSourcePositions();
            var found = new ArrayList<Method>();
            for (var file : task.parse()) {
                new MethodsOf(file, positions, found).scan(file, null);
            }
            return found;
        }
    }

    /** Collects the methods of one file, those of its inner and anonymous classes too. */
    private static final class MethodsOf extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final CompilationUnitTree file;
        private final SourcePositions positions;
        private final List<Method> found;

        MethodsOf(CompilationUnitTree file, SourcePositions positions, List<Method> found) {
            this.file = file;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            var body = method.getBody();
            if (body != null) {
                var lines = file.getLineMap();
                long first = lines.getLineNumber(positions.getStartPosition(file, body));
                long last = lines.getLineNumber(positions.getEndPosition(file, body));
                found.add(new Method(file.getSourceFile().getName() + " " + method.getName(), last - first + 1));
            }
            return super.visitMethod(method, null);
        }
    }
}
