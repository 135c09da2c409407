package org.ridgepoint.sim.interconnect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.sim.quantity.Index;
import org.ridgepoint.sim.resource.Arbiter;
import org.ridgepoint.sim.resource.Grant;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.PortGroup;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.WakeUp;

/**
 * A switch that connects every input with every output, as many pairs at once as share neither.
 *
 * <p>Timing: from a clock edge on a packet holds its input and its output for the overhead and one cycle per {@code
 * bytesPerCycle} or part of it, and is at the far side {@code latencyCycles} later. Each input has a queue for each output, so that a
 * packet waits only for its own output. Outputs choose one after another, and take turns to be first; those
 * that have nothing to send take none.
 */
public final class Crossbar {
    /** Width and depth in time of a crossbar. */
    public record Spec(int inputs, int outputs, int bytesPerCycle, int overheadCycles, int latencyCycles) {
        public Spec {
            if (inputs <= 0 || outputs <= 0 || bytesPerCycle <= 0 || overheadCycles < 0 || latencyCycles < 0) {
                throw new IllegalArgumentException("a crossbar needs inputs, outputs and width, had " + inputs
                        + " inputs, " + outputs + " outputs, " + bytesPerCycle + " bytes per cycle, overhead "
                        + overheadCycles + ", latency " + latencyCycles);
            }
        }
    }

    private final Simulation simulation;
    private final ClockDomain clock;
    private final Spec spec;
    private final WakeUp wakeUp;
    private final List<Output> outputs = new ArrayList<>();
    private final long[] inputFreeTick;
    private int firstOutput;
    private long servedBytes;

    /** A crossbar each of whose outputs has its own arbiter from {@code arbiters}. */
    public Crossbar(
            Simulation simulation,
            String name,
            ResourceKind kind,
            ClockDomain clock,
            Spec spec,
            Supplier<Arbiter> arbiters) {
        this.simulation = simulation;
        this.clock = clock;
        this.spec = spec;
        this.wakeUp = new WakeUp(simulation, this::arbitrate);
        this.inputFreeTick = new long[spec.inputs()];
        for (int output = 0; output < spec.outputs(); output++) {
            outputs.add(new Output(name + "." + output, kind, arbiters.get()));
        }
    }

    /**
     * Of packets that wait for an output it is to be known behind whom of so many owners; said before the first port is made. Not
     * modelled: behind whom they wait for their input.
     */
    public void tellApart(int owners) {
        outputs.forEach(output -> output.queues.tellApart(owners));
    }

    /** A queue of {@code depth} packets at an input, for the packets that leave by {@code output}. */
    public Port newPort(int input, int output, int depth) {
        return outputs.get(output).newPort(input, depth);
    }

    /** Bytes that passed through it. */
    public long servedBytes() {
        return servedBytes;
    }

    /** Ticks in which an output was occupied. */
    public long busyTicks(int output) {
        return outputs.get(output).busyTicks;
    }

    /** A line for each queue that starved. */
    public List<String> starved() {
        return outputs.stream()
                .flatMap(output -> output.queues.starved().stream())
                .toList();
    }

    private void arbitrate() {
        long now = simulation.now();
        int first = firstOutput;
        boolean served = false;
        for (int i = 0; i < outputs.size(); i++) {
            int output = (first + i) % outputs.size();
            if (outputs.get(output).serveNext(now) && !served) {
                served = true;
                firstOutput = (output + 1) % outputs.size();
            }
        }
        for (Output output : outputs) {
            output.wakeWhenFree(now);
        }
    }

    /** One output: the queues that lead to it and when it is free. */
    private final class Output {
        private final PortGroup queues;
        private final List<Integer> inputOfQueue = new ArrayList<>();
        private final IntPredicate inputIsFree = queue -> inputFreeTick[inputOfQueue.get(queue)] <= simulation.now();
        private long freeTick;
        private long busyTicks;

        Output(String name, ResourceKind kind, Arbiter arbiter) {
            queues = new PortGroup(simulation, name, kind, arbiter, this::wake);
        }

        Port newPort(int input, int depth) {
            if (input < 0 || input >= spec.inputs()) {
                throw new IllegalArgumentException("input must be 0 to " + (spec.inputs() - 1) + ", was " + input);
            }
            inputOfQueue.add(input);
            return queues.newPort(depth);
        }

        private void wake() {
            wakeUp.at(Math.max(simulation.now(), freeTick));
        }

        void wakeWhenFree(long now) {
            for (int queue = 0; queue < inputOfQueue.size(); queue++) {
                long tick = Math.max(freeTick, inputFreeTick[inputOfQueue.get(queue)]);
                if (tick > now && queues.isWaiting(queue)) {
                    wakeUp.at(tick);
                }
            }
        }

        boolean serveNext(long now) {
            int chosen = freeTick <= now ? queues.choose(inputIsFree) : Index.NONE;
            if (chosen == Index.NONE) {
                return false;
            }
            Packet packet = queues.take(chosen);
            Grant grant = decide(packet, now);
            freeTick = grant.freeTick();
            inputFreeTick[inputOfQueue.get(chosen)] = freeTick;
            busyTicks += freeTick - now;
            servedBytes += packet.request().bytes();
            queues.depart(chosen, packet, grant);
            return true;
        }

        private Grant decide(Packet packet, long now) {
            long start = clock.edgeAtOrAfter(now);
            int width = spec.bytesPerCycle();
            long dataTicks = clock.ticks(Exact.ceilDiv(packet.request().bytes(), width));
            long free = start + clock.ticks(spec.overheadCycles()) + dataTicks;
            return new Grant(packet.arrivedTick(), start, free, free + clock.ticks(spec.latencyCycles()), dataTicks);
        }
    }
}
