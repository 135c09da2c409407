package org.ridgepoint.benchmark;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the measurements that JMH's own arguments select, then prints event rates beside the bare heap's. */
public final class Main {
    private static final String BYTES_PER_EVENT = "gc.alloc.rate.norm";

    private Main() {}

    /** Takes JMH's arguments; all measurements without any. */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        OptionsBuilder options = new OptionsBuilder();
        options.parent(new CommandLineOptions(arguments));
        options.addProfiler(GCProfiler.class);
        Collection<RunResult> results = new Runner(options.build()).run();
        System.out.print(table(results));
    }

    private static String table(Collection<RunResult> results) {
        Map<Integer, Double> rates = byPending(results, "simulation", Main::rate);
        Map<Integer, Double> yardstick = byPending(results, "bareHeap", Main::rate);
        Map<Integer, Double> bytes = byPending(results, "simulation", Main::bytesPerEvent);
        StringBuilder table = new StringBuilder();
        rates.keySet().retainAll(yardstick.keySet());
        if (!rates.isEmpty()) {
            table.append("\npending  M events/s  bare heap  ratio  bytes/event\n");
        }
        rates.forEach((pending, rate) -> table.append(String.format(
                Locale.ROOT,
                "%7d  %10.1f  %9.1f  %5.2f  %11.3f%n",
                pending,
                rate / 1e6,
                yardstick.get(pending) / 1e6,
                rate / yardstick.get(pending),
                bytes.get(pending))));
        return table.toString();
    }

    private static Map<Integer, Double> byPending(
            Collection<RunResult> results, String method, ToDoubleFunction<RunResult> figure) {
        Map<Integer, Double> byPending = new TreeMap<>();
        for (RunResult result : results) {
            if (result.getParams().getBenchmark().endsWith("EventRateBenchmark." + method)) {
                byPending.put(Integer.valueOf(result.getParams().getParam("pending")), figure.applyAsDouble(result));
            }
        }
        return byPending;
    }

    /** The median of all iterations, as other work on the machine spoils some of them. */
    private static double rate(RunResult result) {
        return result.getPrimaryResult().getStatistics().getPercentile(50);
    }

    private static double bytesPerEvent(RunResult result) {
        return result.getSecondaryResults().get(BYTES_PER_EVENT).getScore();
    }
}
