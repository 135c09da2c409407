package org.ridgepoint.experiment.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.run.Simulator;
import org.ridgepoint.experiment.workload.InputSize;
import org.ridgepoint.experiment.workload.WorkloadRequest;

/**
 * SRAM against DRAM: one convolution and two networks on two chips, over capacities and channels. What should happen is
 * plain, and the best-known tool does not do it: more memory or more channels never make a run slower, and DRAM bytes
 * fall to the compulsory ones.
 */
final class SramByDram {
    /** The columns of the table. */
    public static final String HEADER =
            "chip,workload,sramKey,sramBytes,dramChannels,cycles,dramBytes,compulsoryDramBytes,bound";

    private static final List<String> CHIPS = List.of("scale-32x32", "inferx-x1");
    private static final List<String> KEYS = List.of("sram.bulk.capacity", "sram.local.capacity");
    private static final String CONVOLUTION = "conv:14,14,64,3x3,64,1,1";
    private static final List<Integer> CHANNELS = List.of(1, 2, 4, 8);
    private static final long LEAST_BYTES = 16 * 1024;
    private static final long MOST_BYTES = 64 * 1024 * 1024;

    private final Preparation preparation;
    private final Simulator simulator;

    SramByDram(Preparation preparation, Simulator simulator) {
        this.preparation = preparation;
        this.simulator = simulator;
    }

    /**
     * One row of the table.
     *
     * @param point what was run
     * @param cycles array cycles
     * @param dramBytes moved
     * @param compulsoryDramBytes that any plan moves
     * @param bound what held it back
     */
    public record Row(SramByDramRun point, long cycles, long dramBytes, long compulsoryDramBytes, String bound) {
        /** The row as a line of the table. */
        public String line() {
            return String.join(
                    ",",
                    point.chip,
                    "\"" + point.workload + "\"",
                    point.key,
                    Long.toString(point.sramBytes),
                    Integer.toString(point.channels),
                    Long.toString(cycles),
                    Long.toString(dramBytes),
                    Long.toString(compulsoryDramBytes),
                    bound);
        }
    }

    /**
     * One run of the table.
     *
     * @param chip its name
     * @param workload a network or an operator in short
     * @param input rows and columns of a network's image
     * @param key of the memory that is swept
     * @param sramBytes its capacity
     * @param channels DRAM channels
     */
    public record SramByDramRun(
            String chip, String workload, Optional<String> input, String key, long sramBytes, int channels) {}

    /** The whole table, its heading first. */
    List<String> lines(ProgressListener progress) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        lines.addAll(SideBySide.of(points(), point -> row(point).line(), this::run, progress));
        return lines;
    }

    /** The runs of the table in their order. */
    public static List<SramByDramRun> points() {
        List<SramByDramRun> points = new ArrayList<>();
        for (String chip : CHIPS) {
            for (String key : KEYS) {
                add(points, chip, CONVOLUTION, Optional.empty(), key, 2);
            }
            add(points, chip, "resnet50", Optional.of("224"), KEYS.get(0), 4);
            add(points, chip, "yolov3", Optional.of("608"), KEYS.get(0), 4);
        }
        return points;
    }

    private static void add(
            List<SramByDramRun> points, String chip, String workload, Optional<String> input, String key, int step) {
        for (long bytes = LEAST_BYTES; bytes <= MOST_BYTES; bytes *= step) {
            for (int channels : CHANNELS) {
                points.add(new SramByDramRun(chip, workload, input, key, bytes, channels));
            }
        }
    }

    /** One row. */
    Row row(SramByDramRun point) {
        ResolvedRun run = run(point);
        RunResult result = simulator.run(run.chip(), run.graph(), run.options(), (done, total) -> {});
        return new Row(
                point, result.cycles(), result.dram().bytes(), result.dram().compulsoryBytes(), result.bound());
    }

    private ResolvedRun run(SramByDramRun point) {
        List<String> settings = List.of(point.key + "=" + point.sramBytes + " B", "dram.channels=" + point.channels);
        WorkloadRequest workload = WorkloadRequest.of(point.workload, point.input.map(InputSize::parse), 1);
        return preparation
                .prepare(new RunRequest(point.chip, workload, settings, 1))
                .run();
    }
}
