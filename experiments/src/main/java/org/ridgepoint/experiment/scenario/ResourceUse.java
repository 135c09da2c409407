package org.ridgepoint.experiment.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.accelerator.serve.ServiceOutcome;
import org.ridgepoint.accelerator.serve.ServiceOutcome.OfStream;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.InterconnectSpec;

/**
 * Which stream used what of something that all share, over whole replications, their warm-up too.
 *
 * @param name of what is shared
 * @param shares of all that it can do, one for each stream
 */
record ResourceUse(String name, List<Double> shares) {
    private static final double SECONDS_PER_TICK = 1e-15;

    /** Bytes that something can move, and how many of a stream's pass it. */
    private record Pipe(String name, double bytesPerSecond, ToLongFunction<LayerCounts> bytes) {}

    /** The cores, the lanes of their arrays, DRAM, the wires to it where they are a bus, and bulk SRAM. */
    static List<ResourceUse> all(Chip chip, List<ServiceOutcome> outcomes) {
        List<ResourceUse> uses = new ArrayList<>();
        uses.add(of(
                "cores",
                outcomes,
                (outcome, stream) -> busyTicks(stream) / ((double) outcome.endTick() * chip.cores())));
        uses.add(of(
                "MAC lanes",
                outcomes,
                (outcome, stream) -> stream.counts().executedMacs()
                        / (seconds(outcome)
                                * chip.cores()
                                * chip.macsPerCycle()
                                * chip.clock().hertz())));
        pipes(chip)
                .map(pipe -> of(
                        pipe.name,
                        outcomes,
                        (outcome, stream) ->
                                pipe.bytes.applyAsLong(stream.counts()) / (seconds(outcome) * pipe.bytesPerSecond)))
                .forEach(uses::add);
        return uses;
    }

    /** Of all streams together. */
    double all() {
        return shares.stream().mapToDouble(Double::doubleValue).sum();
    }

    @FunctionalInterface
    private interface Share {
        double of(ServiceOutcome outcome, OfStream stream);
    }

    private static ResourceUse of(String name, List<ServiceOutcome> outcomes, Share share) {
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < outcomes.get(0).streams().size(); i++) {
            int stream = i;
            shares.add(Estimate.of(outcomes.stream()
                            .map(outcome -> share.of(outcome, outcome.streams().get(stream)))
                            .toList())
                    .mean());
        }
        return new ResourceUse(name, shares);
    }

    private static long busyTicks(OfStream stream) {
        return stream.busyTicks().stream().mapToLong(Long::longValue).sum();
    }

    private static double seconds(ServiceOutcome outcome) {
        return outcome.endTick() * SECONDS_PER_TICK;
    }

    private static Stream<Pipe> pipes(Chip chip) {
        AcceleratorSpec spec = chip.spec();
        Pipe dram = new Pipe("DRAM", chip.dramBytesPerSecond(), LayerCounts::dramBytes);
        double bulkBytes = (double) spec.sram().bulk().bytesPerCycle()
                * spec.sram().bulk().build().accessesPerBank()
                * spec.coreGroup().bulkMemories();
        Pipe bulk = new Pipe("bulk SRAM", bulkBytes * chip.clock().hertz(), LayerCounts::bulkBytes);
        return Stream.concat(Stream.concat(Stream.of(dram), wires(spec)), Stream.of(bulk));
    }

    private static Stream<Pipe> wires(AcceleratorSpec spec) {
        InterconnectSpec wires = spec.interconnect().orElseGet(InterconnectSpec::plain);
        double bytesPerSecond =
                (double) spec.bus().bytesPerCycle() * spec.bus().clock().hertz();
        if (wires.kind() != InterconnectSpec.Kind.BUS) {
            return Stream.of();
        }
        return wires.isShared()
                ? Stream.of(new Pipe("bus", bytesPerSecond, LayerCounts::dramBytes))
                : Stream.of(
                        new Pipe("read bus", bytesPerSecond, LayerCounts::dramReadBytes),
                        new Pipe("write bus", bytesPerSecond, LayerCounts::dramWriteBytes));
    }
}
