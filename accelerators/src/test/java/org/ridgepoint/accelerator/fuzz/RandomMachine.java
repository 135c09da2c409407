package org.ridgepoint.accelerator.fuzz;

import java.util.stream.Collectors;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.machine.Replay;
import org.ridgepoint.accelerator.mapping.CapacityTooSmall;
import org.ridgepoint.accelerator.mapping.Pins;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.sampling.Detail;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.InterconnectSpec;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.workload.graph.BatchedGraph;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Precision;

/**
 * A chip and what it is to run.
 *
 * @param chip the chip
 * @param graph a network, or a training step of one
 */
public record RandomMachine(Chip chip, BatchedGraph graph) {

    /** Chip and network of some choices; an {@link IllegalArgumentException} where their records refuse them. */
    public static RandomMachine of(Draws draws) {
        BatchedGraph graph = RandomNetwork.of(draws);
        Precision precision = Precision.of(draws.pick("int8", "int4", "bf16", "fp32", "int16", "binary", "fp8"));
        return new RandomMachine(new RandomChip(draws).chip(precision), graph);
    }

    /** One whose network repeats itself. */
    static RandomMachine repeating(Draws draws) {
        BatchedGraph graph = RandomRepetition.of(draws);
        Precision precision = Precision.of(draws.pick("int8", "bf16", "fp32"));
        return new RandomMachine(new RandomChip(draws).chip(precision), graph);
    }

    RunResult run() {
        return Replay.run(chip, graph, RunListener.NONE);
    }

    /** The same with what recurs left out. */
    RunResult runSampled() {
        return Replay.run(chip, graph, Pins.Source.NOBODY, Detail.SAMPLED, RunListener.NONE);
    }

    /** The same with the events of one tick in an order that the seed decides. */
    RunResult runShuffled(long seed) {
        return Replay.run(chip, graph, () -> Simulation.withShuffledTies(seed), RunListener.NONE);
    }

    /** The same with as much of a memory as the refusal of this one says would do. */
    RandomMachine with(CapacityTooSmall refusal) {
        AcceleratorSpec spec = chip.spec();
        Bytes would = new Bytes(refusal.leastBytes());
        AcceleratorSpec larger = switch (refusal.key()) {
            case "sram.local.capacity" -> Resized.local(spec, would);
            case "sram.bulk.capacity" -> Resized.bulk(spec, would);
            case "array.accumulators" -> Resized.accumulators(spec, would);
            default -> spec;
        };
        return new RandomMachine(new Chip(larger, chip.dramChannel(), chip.technology(), chip.precision()), graph);
    }

    /** Whether its wires are a ring, which is the longer the more there is on it. */
    boolean isRing() {
        return chip.spec()
                .interconnect()
                .filter(wires -> wires.kind() == InterconnectSpec.Kind.RING)
                .isPresent();
    }

    /** Chip and network as one reads them in a report. */
    String describe() {
        String inputs =
                graph.graph().inputs().stream().map(RandomMachine::describe).collect(Collectors.joining(", "));
        String nodes =
                graph.graph().nodes().stream().map(RandomMachine::describe).collect(Collectors.joining("\n  "));
        String wanted = graph.graph().outputs().stream().map(Tensor::name).collect(Collectors.joining(", "));
        return "batch " + graph.batch() + " in " + chip.precision().name() + " of " + inputs + "\n  " + nodes
                + "\n  wanted: " + wanted + "\n  on " + brief(chip.spec()) + "\n  with " + brief(memory());
    }

    private String memory() {
        var standard = chip.dramChannel().standard();
        return standard.organization() + ", clock " + standard.clockPeriod() + ", " + standard.timingCycles();
    }

    /** A record without what it leaves out. */
    private static String brief(Object described) {
        return described
                .toString()
                .replaceAll("(, )?\\w+=Optional.empty", "")
                .replaceAll("Optional\\[([^\\[\\]]*)\\]", "$1");
    }

    private static String describe(Node node) {
        String inputs = node.inputs().stream().map(RandomMachine::describe).collect(Collectors.joining(", "));
        return node.name() + " = " + node.operator() + " of " + inputs;
    }

    private static String describe(Tensor tensor) {
        return tensor.name()
                + tensor.shape()
                + tensor.fixedPrecision().map(p -> " " + p.name()).orElse("");
    }
}
