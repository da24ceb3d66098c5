package org.spaarpunt;

import java.util.stream.Collectors;
import org.spaarpunt.build.BuildInfo;
import org.spaarpunt.logging.EventLog;
import org.spaarpunt.settings.Surroundings;

/** What a server logs first: which program it is, and where its settings come from. */
final class StartLog {
    private static final EventLog LOG = EventLog.of(StartLog.class);

    private StartLog() {}

    static void tell(Surroundings surroundings) {
        LOG.info("program_started", "{program}", BuildInfo.ofThisProgram().text());
        LOG.info("settings_read", "Settings: {sources}", settings(surroundings));
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
