package org.spaarpunt.loadtest.compare;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * The processors before the first measurement. Building, filling and starting what is compared keeps them busy, so they
 * are given time to become idle, and what they still do then is other work.
 */
final class Processors {
    /** The share of all processors below which nothing that matters is going on. */
    private static final double IDLE = 0.05;

    private static final long LOOK_SECONDS = 5;

    /** What the processors did during some time: a share of all of them. */
    interface Watch {
        double busy(Duration during) throws InterruptedException;
    }

    private Processors() {}

    /** Waits until they are idle, at most so long; returns the share that was busy last. */
    static double settled(Duration most, Watch watch) throws InterruptedException {
        double busy = 1;
        for (var left = most; left.isPositive() && busy > IDLE; left = left.minusSeconds(LOOK_SECONDS)) {
            var look = Duration.ofSeconds(LOOK_SECONDS);
            busy = watch.busy(left.compareTo(look) < 0 ? left : look);
        }
        return busy;
    }

    /** Looks at the processors of this machine, where they can be looked at. */
    static OptionalDouble settled(Duration most) throws InterruptedException {
        var system = ManagementFactory.getOperatingSystemMXBean();
        if (!(system instanceof OperatingSystemMXBean more) || more.getCpuLoad() < 0) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(settled(most, during -> {
            // The load is that since it was last asked for.
            more.getCpuLoad();
            Thread.sleep(during);
            return more.getCpuLoad();
        }));
    }
}
