package org.spaarpunt;

import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;
import org.spaarpunt.build.BuildInfo;
import org.spaarpunt.settings.Surroundings;

/** What a server logs first: which program it is, and where its settings come from. */
final class StartLog {
    private StartLog() {}

    static void tell(Surroundings surroundings) {
        var log = LoggerFactory.getLogger(StartLog.class);
        log.info("{}", BuildInfo.ofThisProgram().text());
        log.info("Settings: {}", settings(surroundings));
    }

    /** The names of the variables, without their values. */
    private static String settings(Surroundings surroundings) {
        var variables = Surroundings.keysByVariable(surroundings.environment()).keySet().stream()
                .collect(Collectors.joining(", "));
        return surroundings
                        .settingsFile()
                        .map(file -> "the file " + file.toAbsolutePath().normalize())
                        .orElse("no file")
                + (variables.isEmpty() ? ", and no variables" : ", and the variables " + variables);
    }
}
