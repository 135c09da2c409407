package org.ridgepoint.accelerator.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.accelerator.hardware.WireUse;
import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.accelerator.result.RunResult.Sampling;
import org.ridgepoint.accelerator.result.RunResult.SramPeak;
import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.memory.dram.DramController;
import org.ridgepoint.sim.memory.dram.DramEnergy;

/**
 * What a machine counted in a run, or, where it ran a shorter one, what that stands for.
 *
 * @param makespan ticks of the run
 * @param counts of each layer of the network, on all cores together
 * @param countsAtWork the same on those cores that have something to do
 * @param cores what each array spent its time on
 * @param dram what the channels did
 * @param dramEnergy of each channel; empty where its table states no currents
 * @param sramPeak the most that lay in SRAM
 * @param wires how far bytes went
 * @param starved what the machine has to say of its own parts
 * @param sampling what of the run was simulated; empty where all of it was
 */
record Measured(
        long makespan,
        LayerCounts[] counts,
        LayerCounts[] countsAtWork,
        List<CoreTime> cores,
        DramUse dram,
        List<DramEnergy> dramEnergy,
        SramPeak sramPeak,
        WireUse wires,
        List<String> starved,
        Optional<Sampling> sampling) {

    /** What one array spent its time on. */
    record CoreTime(String name, CycleLedger ledger) {}

    /** What a machine that has run to its end counted, so many of whose cores, the first ones, have something to do. */
    static Measured of(Machine machine, long makespan, int team) {
        List<DramController> channels = machine.hardware().channels();
        List<DramEnergy> energy = new ArrayList<>();
        for (DramController channel : channels) {
            channel.energyUntil(makespan).ifPresent(energy::add);
        }
        return new Measured(
                makespan,
                machine.counts(),
                machine.counts(team),
                machine.cores().stream()
                        .map(core -> new CoreTime(core.name(), core.ledger()))
                        .toList(),
                DramUse.of(channels),
                energy,
                machine.sramPeak(),
                machine.wireUse(),
                machine.hardware().starved(),
                Optional.empty());
    }

    /** The same, saying that all of the run was simulated. */
    Measured asSampled(long work) {
        long tiles = Arrays.stream(counts).mapToLong(LayerCounts::tiles).sum();
        return new Measured(
                makespan,
                counts,
                countsAtWork,
                cores,
                dram,
                dramEnergy,
                sramPeak,
                wires,
                starved,
                Optional.of(new Sampling(tiles, tiles, work, 0)));
    }
}
