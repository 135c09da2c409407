package org.ridgepoint.accelerator.machine;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.result.DramTraffic;
import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.Percentiles;
import org.ridgepoint.sim.memory.dram.DramEnergy;
import org.ridgepoint.sim.memory.dram.table.DramStandard;

/** What DRAM moved and used in a run, and each layer's part of it. */
final class DramAccounts {
    private static final double JOULES_PER_PICOJOULE = 1e-12;

    private final Chip chip;
    private final Measured run;
    private final LayerCounts[] counts;
    private final double joules;

    DramAccounts(Chip chip, Measured run) {
        this.chip = chip;
        this.run = run;
        this.counts = run.counts();
        this.joules = joules();
    }

    private double joules() {
        double picojoules = 0;
        for (DramEnergy channel : run.dramEnergy()) {
            picojoules += channel.totalPj();
        }
        return picojoules * JOULES_PER_PICOJOULE;
    }

    /** What is missing from the energy. */
    List<String> warnings() {
        DramStandard standard = chip.dramChannel().standard();
        return standard.supplies().isEmpty()
                ? List.of(
                        "dram.standard " + standard.name() + " states no currents: DRAM energy is missing from the sum")
                : List.of();
    }

    /** Of what DRAM used, what moved bytes by bytes, where any were; the rest by time. */
    double layerJoules(LayerCounts layer, long ticks) {
        long bytes = 0;
        for (LayerCounts each : counts) {
            bytes += each.dramBytes();
        }
        double byBytes = bytes == 0 ? 0 : (double) layer.dramBytes() / bytes;
        double byTime = (double) ticks / run.makespan();
        double moving = movingShare();
        return joules * (moving * byBytes + (1 - moving) * byTime);
    }

    private double movingShare() {
        double moving = 0;
        double all = 0;
        for (DramEnergy energy : run.dramEnergy()) {
            all += energy.totalPj();
            moving += energy.activatePj() + energy.readPj() + energy.writePj() + energy.inputOutputPj();
        }
        return all == 0 ? 0 : moving / all;
    }

    /** What moved, and how. */
    DramTraffic traffic(List<LayerResult> layers) {
        long read = 0;
        long written = 0;
        for (LayerCounts each : counts) {
            read += each.dramReadBytes();
            written += each.dramWriteBytes();
        }
        long bursts = run.dram().reads() + run.dram().writes();
        return new DramTraffic(
                read,
                written,
                layers.stream().mapToLong(LayerResult::compulsoryDramBytes).sum(),
                layers.stream().mapToLong(LayerResult::lowerBoundDramBytes).sum(),
                chip.spec().dramChannels(),
                Math.round(chip.dramBytesPerSecond()),
                bursts == 0 ? 0 : (double) run.dram().rowHits() / bursts,
                percentiles(run.dram().latency()));
    }

    private Percentiles percentiles(Histogram cycles) {
        double nanoseconds = chip.dramChannel().standard().clockPeriod().femtoseconds() * 1e-6;
        return new Percentiles(
                cycles.getValueAtPercentile(50) * nanoseconds,
                cycles.getValueAtPercentile(95) * nanoseconds,
                cycles.getValueAtPercentile(99) * nanoseconds,
                cycles.getMaxValue() * nanoseconds);
    }
}
