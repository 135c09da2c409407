package org.ridgepoint.accelerator.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.memory.dram.DramController;

/**
 * The parts of a chip on a simulation, and the ways between them.
 *
 * <pre>
 *   DRAM channels == read bus  ==> bulk SRAM == link in  ==> local SRAM ==> array ==> vector unit ==> local SRAM
 *   DRAM channels <== write bus ======================== link out == local SRAM
 *                              bulk SRAM <============= link out == local SRAM
 * </pre>
 *
 * <p>The host is there once; DRAM and the buses, too, or for each core, and so bulk SRAM; from the link to the vector unit each core
 * has its own.
 */
public final class Hardware {
    private final List<Memories> memories = new ArrayList<>();
    private final List<CoreParts> cores = new ArrayList<>();

    public Hardware(Simulation simulation, Chip chip) {
        this(simulation, chip, Integer.MAX_VALUE);
    }

    /** Parts of which data lies in so many channels of each DRAM at most. */
    public Hardware(Simulation simulation, Chip chip, int channelsUsed) {
        int systems = chip.dramSystems();
        for (int system = 0; system < systems; system++) {
            memories.add(new Memories(simulation, chip.aroundOneDram(), system, systems, channelsUsed));
        }
        Optional<HostParts> host = chip.spec().host().map(spec -> new HostParts(simulation, spec, chip.cores()));
        for (int core = 0; core < chip.cores(); core++) {
            int number = core;
            cores.add(new CoreParts(
                    simulation,
                    chip,
                    number,
                    part -> CoreNames.of(number, chip.cores(), part),
                    memoriesOf(number),
                    host));
        }
    }

    private Memories memoriesOf(int core) {
        return memories.size() == 1 ? memories.get(0) : memories.get(core);
    }

    public List<DramController> channels() {
        return memories.stream().flatMap(each -> each.channels().stream()).toList();
    }

    /** Bursts that the channels have moved so far. */
    public long bursts() {
        return channels().stream()
                .map(DramController::counters)
                .mapToLong(counters -> counters.reads() + counters.writes())
                .sum();
    }

    /** Bulk SRAMs: one, or one for each core. */
    public int bulkMemories() {
        return memories.stream().mapToInt(Memories::bulkMemories).sum();
    }

    public CoreParts core(int number) {
        return cores.get(number);
    }

    /** A line for each sender that starved on the wires. */
    public List<String> starved() {
        return memories.stream()
                .flatMap(each -> each.interconnect().starved().stream())
                .toList();
    }
}
