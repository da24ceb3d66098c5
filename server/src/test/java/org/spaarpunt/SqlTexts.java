package org.spaarpunt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The texts in the sources of the program, among which are all of its statements. */
final class SqlTexts {
    /** Stands in a text for what is no literal. */
    static final String UNKNOWN = "\u0000";

    private static final Path SOURCES = Path.of("src/main/java/org/spaarpunt").toAbsolutePath();

    private SqlTexts() {}

    /** Parsed once for all tests. */
    private static final class Parsed {
        static final List<Text> TEXTS = parsed();
    }

    /** Those put together from several are one text. */
    static List<Text> ofProgram() {
        return Parsed.TEXTS;
    }

    private static List<Text> parsed() {
        var texts = new ArrayList<Text>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, UTF_8);
                var sources = Files.walk(SOURCES)) {
            var read = files.getJavaFileObjectsFromPaths(
                    sources.filter(file -> file.toString().endsWith(".java")).toList());
            var task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, read);
            for (var file : task.parse()) {
                new TextsOf(packageOf(file), classOf(file), texts).scan(file, null);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return List.copyOf(texts);
    }

    /** Below that of the product; its classes of the root stand under an empty name. */
    private static String packageOf(CompilationUnitTree file) {
        JavaFileObject source = file.getSourceFile();
        var directory = SOURCES.relativize(Path.of(source.toUri()).getParent()).toString();
        return directory.replace('/', '.');
    }

    private static String classOf(CompilationUnitTree file) {
        return Path.of(file.getSourceFile().toUri()).getFileName().toString().replace(".java", "");
    }

    /** A text of a package, in the file of a class. */
    record Text(String packageName, String className, String content) {}

    /** Collects the texts of one file, with those that are put together from several as one. */
    private static final class TextsOf extends TreeScanner<@Nullable Void, @Nullable Void> {
        private final String packageName;
        private final String className;
        private final List<Text> found;

        TextsOf(String packageName, String className, List<Text> found) {
            this.packageName = packageName;
            this.className = className;
            this.found = found;
        }

        @Override
        public @Nullable Void visitBinary(BinaryTree sum, @Nullable Void nothing) {
            if (sum.getKind() != Tree.Kind.PLUS) {
                return super.visitBinary(sum, null);
            }
            found.add(new Text(packageName, className, content(sum)));
            scanInside(sum);
            return null;
        }

        @Override
        public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void nothing) {
            if (literal.getValue() instanceof String text) {
                found.add(new Text(packageName, className, text));
            }
            return super.visitLiteral(literal, null);
        }

        /** What is added up was read as one text; calls within it may hold other texts. */
        private void scanInside(ExpressionTree part) {
            switch (part) {
                case BinaryTree sum
                when sum.getKind() == Tree.Kind.PLUS -> {
                    scanInside(sum.getLeftOperand());
                    scanInside(sum.getRightOperand());
                }
                case ParenthesizedTree inner -> scanInside(inner.getExpression());
                case LiteralTree _ -> {}
                default -> scan(part, null);
            }
        }

        private static String content(ExpressionTree part) {
            return switch (part) {
                case BinaryTree sum
                when sum.getKind() == Tree.Kind.PLUS -> content(sum.getLeftOperand()) + content(sum.getRightOperand());
                case ParenthesizedTree inner -> content(inner.getExpression());
                case LiteralTree literal -> String.valueOf(literal.getValue());
                default -> UNKNOWN;
            };
        }
    }
}
