package org.spaarpunt.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Does many things at the same moment. */
public final class Together {
    private Together() {}

    /** What each of {@code count} threads gets when all begin at once; the task is told its number, from 0. */
    public static <T> List<T> times(int count, IntFunction<T> task) throws InterruptedException, ExecutionException {
        var start = new CyclicBarrier(count);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = threads.invokeAll(IntStream.range(0, count)
                    .<Callable<T>>mapToObj(number -> () -> {
                        start.await();
                        return task.apply(number);
                    })
                    .toList());
            var results = new ArrayList<T>();
            for (var result : running) {
                results.add(result.get());
            }
            return results;
        }
    }
}
