package org.ridgepoint.accelerator.machine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.hardware.Hardware;
import org.ridgepoint.accelerator.hardware.WireUse;
import org.ridgepoint.accelerator.price.StandingPower;
import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.memory.dram.DramController;
import org.ridgepoint.sim.memory.dram.DramEnergy;

/**
 * A chip on whose cores networks take turns: each core works off one network at a time, from its first load to its last
 * store, and all of them share DRAM and wires.
 *
 * <p>Timing: a core is free once every output has been taken by where it lives; writes that a DRAM controller has taken may
 * still wait there for their bursts.
 *
 * <p>Not modelled: a network that is put aside for another before its end; weights that stay on chip from one request to the
 * next; what each array waits for.
 */
public final class SharedMachine {
    private static final double JOULES_PER_PICOJOULE = 1e-12;
    private static final double SECONDS_PER_TICK = 1e-15;

    private final Simulation simulation;
    private final Chip chip;
    private final Hardware hardware;

    /** A chip on which nothing has run yet. */
    public SharedMachine(Simulation simulation, Chip chip) {
        this.simulation = simulation;
        this.chip = chip;
        this.hardware = new Hardware(simulation, chip);
    }

    /**
     * Begins to work a network off, at the present tick.
     *
     * @param requests so many at once; the network must have a plan for that
     * @param core a free one, of those that the network is laid out for
     * @param whenDone told, once, what happened on behalf of all its layers, at the tick at which the core is free again
     */
    public void start(InstalledNetwork network, int requests, int core, Consumer<LayerCounts> whenDone) {
        CoreWatch watch = new CoreWatch(RunListener.NONE, layer -> {}, () -> false, false, TaskSampler.OFF);
        Core job = new Core(
                simulation,
                network.chip(),
                hardware.core(core),
                core,
                new CoreTask(
                        network.plan(requests),
                        network.chip().view(),
                        network.layout(requests, core),
                        Optional.empty()),
                watch);
        job.start(() -> whenDone.accept(Arrays.stream(job.counts()).reduce(new LayerCounts(), LayerCounts::plus)));
    }

    /** What the run has cost the computer so far: events that ended something, and the bursts of DRAM. */
    public long work() {
        return simulation.ended() + hardware.bursts();
    }

    /** Fails where the channels have not moved as many bytes as the networks asked for; valid when nothing runs. */
    public void requireMoved(long bytes) {
        long served = hardware.channels().stream()
                .mapToLong(DramController::servedBytes)
                .sum();
        Invariants.check(served == bytes, "networks asked DRAM for " + bytes + " B, channels served " + served + " B");
    }

    /** Joules by resource of what happened on behalf of a network, beside DRAM and the power that always flows. */
    public Map<String, Double> joules(Chip atPrecision, LayerCounts counts) {
        WireUse wires = WireUse.mean(IntStream.range(0, chip.cores())
                .mapToObj(core -> hardware.core(core).wireUse())
                .toList());
        Map<String, Double> joules = new EnergyBill(atPrecision, wires).of(counts, 0, 0);
        joules.remove("dram");
        joules.remove("clock");
        joules.remove("static");
        return joules;
    }

    /** Joules that DRAM took until a tick, and that flowed whether or not anything happened. */
    public Map<String, Double> joulesOfAllUntil(long tick) {
        double dramPicojoules = 0;
        for (DramController channel : hardware.channels()) {
            dramPicojoules += channel.energyUntil(tick).map(DramEnergy::totalPj).orElse(0.0);
        }
        Map<String, Double> joules = new LinkedHashMap<>();
        joules.put("dram", dramPicojoules * JOULES_PER_PICOJOULE);
        StandingPower standing = StandingPower.of(chip.spec(), chip.dramChannel(), chip.technology(), chip.precision());
        joules.put("clock", standing.clockWatts() * tick * SECONDS_PER_TICK);
        joules.put("static", standing.staticWatts() * tick * SECONDS_PER_TICK);
        return joules;
    }
}
