package org.spaarpunt.loadtest;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.spaarpunt.loadtest.compare.CompareProgram;
import org.spaarpunt.loadtest.crash.CrashProgram;
import org.spaarpunt.loadtest.crash.UpgradeProgram;
import org.spaarpunt.loadtest.failover.FailoverProgram;
import org.spaarpunt.loadtest.load.FillProgram;
import org.spaarpunt.loadtest.load.LimitProgram;
import org.spaarpunt.loadtest.load.LoadProgram;
import org.spaarpunt.loadtest.load.PagesProgram;
import org.spaarpunt.loadtest.program.Programs;
import org.spaarpunt.loadtest.program.Tools;
import org.spaarpunt.loadtest.race.RaceProgram;
import org.spaarpunt.loadtest.report.ReportProgram;
import org.spaarpunt.loadtest.searches.SearchesProgram;

/** Runs one of the programs, chosen by the first argument. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        var tools = new Tools(Clock.systemUTC(), new SecureRandom(), System.err);
        var programs = List.of(
                new LoadProgram(tools),
                new LimitProgram(tools),
                new CompareProgram(tools),
                new ReportProgram(tools),
                new FillProgram(tools),
                new PagesProgram(tools),
                new SearchesProgram(tools),
                new RaceProgram(tools),
                new CrashProgram(tools),
                new UpgradeProgram(tools),
                new FailoverProgram(tools));
        int status = new Programs(programs, System.out, System.err).run(List.of(arguments));
        if (status != 0) {
            System.exit(status);
        }
    }
}
