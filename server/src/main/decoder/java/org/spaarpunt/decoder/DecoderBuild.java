package org.spaarpunt.decoder;

import java.io.File;
import java.util.Arrays;
import java.util.stream.Stream;
import org.teavm.backend.javascript.JSModuleType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.tooling.TeaVMToolException;
import org.teavm.vm.TeaVMOptimizationLevel;

/** Compiles {@link Decoder}, and what it uses of ZXing, to a module of JavaScript. */
final class DecoderBuild {
    private DecoderBuild() {}

    /** @param args the file to write */
    public static void main(String[] args) throws TeaVMToolException {
        var script = new File(args[0]);
        var tool = new TeaVMTool();
        tool.setClassPath(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(File::new)
                .toList());
        tool.setMainClass(Decoder.class.getName());
        tool.setTargetDirectory(script.getParentFile());
        tool.setTargetFileName(script.getName());
        tool.setJsModuleType(JSModuleType.ES2015);
        tool.setObfuscated(true);
        tool.setOptimizationLevel(TeaVMOptimizationLevel.ADVANCED);
        tool.generate();
        var problems = tool.getProblemProvider().getSevereProblems();
        if (!problems.isEmpty()) {
            problems.forEach(problem -> System.err.println(problem.getText() + " " + Arrays.toString(problem.getParams()) + " " + problem.getLocation()));
            System.exit(1);
        }
    }
}
