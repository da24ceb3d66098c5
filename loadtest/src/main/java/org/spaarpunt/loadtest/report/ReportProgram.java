package org.spaarpunt.loadtest.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.spaarpunt.loadtest.program.Program;
import org.spaarpunt.loadtest.program.ProgramArguments;
import org.spaarpunt.loadtest.program.ProgramArguments.Misuse;
import org.spaarpunt.loadtest.program.ProgramOption;
import org.spaarpunt.loadtest.program.Result;
import org.spaarpunt.loadtest.program.Tools;

/** Makes the page and the charts of a comparison again, beside its lines. */
public final class ReportProgram implements Program {
    private final Tools tools;

    public ReportProgram(Tools tools) {
        this.tools = tools;
    }

    @Override
    public String name() {
        return "report";
    }

    @Override
    public String description() {
        return "The page and the charts of a comparison, made of its lines of JSON.";
    }

    @Override
    public List<ProgramOption> options() {
        return List.of(new ProgramOption("lines", "FILE", "What compare wrote; needed."));
    }

    @Override
    public Result run(ProgramArguments arguments) throws IOException {
        var lines = Path.of(arguments.required("lines"));
        if (!Files.isRegularFile(lines)) {
            throw new Misuse("There is no " + lines);
        }
        var comparison = Comparison.read(lines);
        write(comparison, lines);
        return new Result(true, comparison.figures());
    }

    /** Writes them into the directory of the lines. */
    public void write(Comparison comparison, Path lines) throws IOException {
        for (var file : Report.files(comparison, lines.getFileName().toString()).entrySet()) {
            var path = lines.resolveSibling(file.getKey());
            Files.writeString(path, file.getValue());
            tools.people().println("wrote " + path);
        }
    }
}
