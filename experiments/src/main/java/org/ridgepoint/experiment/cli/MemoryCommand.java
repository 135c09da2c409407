package org.ridgepoint.experiment.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.memory.MemoryRun;
import org.ridgepoint.experiment.memory.MemorySystem;
import org.ridgepoint.experiment.memory.MemorySystem.Choices;
import org.ridgepoint.experiment.report.MemorySheet;
import org.ridgepoint.sim.memory.dram.table.DramPolicy;
import org.ridgepoint.sim.quantity.BitWidth;
import org.ridgepoint.sim.quantity.Bytes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Characterises a DRAM system by itself. */
@Command(
        name = "memory",
        description = "Play streams of accesses into a DRAM system by itself, and say what it made of them.",
        footer = {
            "",
            "Streams: sequential, sequential-write, random, random-write, stride:SIZE, streams:N[:SIZE],",
            "mixed:READS:WRITES, trace:FILE (lines of ADDRESS R|W [CYCLE], or LD|ST ADDRESS), and a, c to g,",
            "the streams of our reference runs.",
            "",
            "Examples:",
            "  ridgepoint memory lpddr4-3200 --stream random",
            "  ridgepoint memory ddr4-2400 --channels 2 --stream a --stream c --load 0.25,0.5,0.75 --csv",
            "  ridgepoint memory hbm2-2000 --stream stride:8KiB --seed 1,2,3 --requests 100000"
        })
final class MemoryCommand implements Callable<Integer> {
    private final Workbench bench;

    @Parameters(
            index = "0",
            paramLabel = "STANDARD",
            description = "A name (ridgepoint list memory) or the path of a YAML file.")
    private String standard;

    @Option(names = "--channels", paramLabel = "N", defaultValue = "1", description = "Channels (default 1).")
    private int channels;

    @Option(names = "--width", paramLabel = "BITS", description = "Data width of a channel (default: the standard's).")
    private String width;

    @Option(names = "--ranks", paramLabel = "N", description = "Ranks on a channel (default: the standard's).")
    private Integer ranks;

    @Option(
            names = "--map",
            paramLabel = "MAP",
            description = "Order of the address bits, the highest first (default: the standard's).")
    private String map;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            description =
                    "Controller: standard, dramsim3, ramulator or a file (default: the standard's), and behind it, each after a +,"
                            + " closed or timed (pages), per-bank, same-bank or no-refresh, ready-first or first-come,"
                            + " row-hits:HITS, write-high:PLACES, write-low:PLACES, drain-limit:WRITES, power-down:CYCLES.")
    private String policy;

    @Option(
            names = "--interleave",
            paramLabel = "SIZE",
            description = "Bytes after which addresses move to the next channel (default: a burst).")
    private String interleave;

    @Option(
            names = "--stream",
            paramLabel = "STREAM",
            split = ",",
            description = "What to play, one or several (default sequential).")
    private List<String> streams = List.of("sequential");

    @Option(
            names = "--load",
            paramLabel = "SHARE",
            split = ",",
            description = "Share of the peak to offer, one or several (default: as much as finds a place).")
    private List<Double> loads = List.of();

    @Option(
            names = "--requests",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Accesses of a burst each (default 1000000).")
    private long requests;

    @Option(
            names = "--seed",
            paramLabel = "N",
            split = ",",
            description = "Seed of random streams, one or several (default 0, our reference runs').")
    private List<Long> seeds = List.of(0L);

    @Option(names = "--csv", description = "Print a row for each run.")
    private boolean csv;

    MemoryCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public Integer call() {
        requireSensible();
        MemorySystem system = MemorySystem.of(bench.chips().memory(standard), choices());
        streams.forEach(system::requirePlayable);
        List<MemoryRun> runs = runs(system);
        bench.out().print(csv ? MemorySheet.csv(system, runs) : MemorySheet.text(system, runs));
        return ExitCode.FINE;
    }

    private void requireSensible() {
        for (double load : loads) {
            if (!(load > 0 && load <= 1)) {
                throw new UserError("--load: must be above 0 and at most 1, was " + load);
            }
        }
        if (requests <= 0) {
            throw new UserError("--requests: must be positive, was " + requests);
        }
    }

    private Choices choices() {
        return new Choices(
                channels,
                Optional.ofNullable(width).map(MemoryCommand::bits),
                Optional.ofNullable(ranks),
                Optional.ofNullable(map),
                Optional.ofNullable(policy).map(this::controller),
                Optional.ofNullable(interleave).map(MemoryCommand::bytes));
    }

    private DramPolicy controller(String text) {
        try {
            return bench.chips().controller(text);
        } catch (IllegalArgumentException refusal) {
            throw new UserError("--policy: " + refusal.getMessage());
        }
    }

    private static int bits(String text) {
        try {
            return BitWidth.parse(text.matches("[0-9]+") ? text + " bits" : text)
                    .bits();
        } catch (IllegalArgumentException refusal) {
            throw new UserError("--width: " + refusal.getMessage());
        }
    }

    private static long bytes(String text) {
        try {
            return Bytes.parse(text).bytes();
        } catch (IllegalArgumentException refusal) {
            throw new UserError("--interleave: " + refusal.getMessage());
        }
    }

    private List<MemoryRun> runs(MemorySystem system) {
        List<Optional<Double>> offered = loads.isEmpty()
                ? List.of(Optional.empty())
                : loads.stream().map(Optional::of).toList();
        long count = (long) streams.size() * offered.size() * seeds.size();
        List<MemoryRun> runs = new ArrayList<>();
        for (String stream : streams) {
            for (long seed : seeds) {
                for (Optional<Double> load : offered) {
                    long before = runs.size();
                    runs.add(system.play(stream, load, seed, requests, done -> tell(before, done, count)));
                }
            }
        }
        bench.progress().at(1, 1);
        return runs;
    }

    /** Permille, as the accesses of all runs may be more than a long counts. */
    private void tell(long before, long done, long count) {
        bench.progress().at(Math.min(999, (long) (1000.0 * (before + (double) done / requests) / count)), 1000);
    }
}
