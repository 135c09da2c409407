package org.ridgepoint.accelerator.hardware;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.sim.interconnect.NetworkOnChip;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.memory.Sram;
import org.ridgepoint.sim.memory.dram.DramController;
import org.ridgepoint.sim.memory.dram.table.ChannelInterleave;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.Route;
import org.ridgepoint.sim.resource.Router;

/**
 * DRAM channels, the wires from and to them, and bulk SRAM, one or each core's: what the cores of a chip share, or what one core
 * has for itself.
 */
final class Memories {
    private static final int PORT_DEPTH = 4;

    private final List<DramController> channels = new ArrayList<>();
    private final Interconnect interconnect;
    private final List<Sram> bulks = new ArrayList<>();
    private final ChannelInterleave interleave;
    private final int cores;
    private final Map<Integer, LoadPorts> loadPorts = new HashMap<>();

    /** Where the packets of a core's loads begin, by channel, and where they end, by stop of its bulk SRAM. */
    private record LoadPorts(List<Port> dram, List<Port> intoBulk) {}

    /**
     * One of so many systems.
     *
     * @param chip the part of the chip that is around it
     * @param channelsUsed how many channels data lies in at most
     */
    Memories(Simulation simulation, Chip chip, int system, int systems, int channelsUsed) {
        cores = chip.cores();
        AcceleratorSpec spec = chip.spec();
        for (int i = 0; i < spec.dram().channels(); i++) {
            String name = "dram." + (system * spec.dram().channels() + i);
            DramController channel = new DramController(simulation, name, chip.dramChannel());
            channel.tellApart(cores);
            channels.add(channel);
        }
        interconnect = new Interconnect(simulation, chip, part -> CoreNames.of(system, systems, part));
        for (int i = 0; i < chip.bulkMemories(); i++) {
            String name = CoreNames.of(system, systems, CoreNames.of(i, chip.bulkMemories(), "sram.bulk"));
            bulks.add(bulk(simulation, name, chip.clock(), spec));
            bulks.get(i).tellApart(chip.sharesBulk() ? cores : 1);
        }
        interleave = chip.interleave(channelsUsed);
    }

    private static Sram bulk(Simulation simulation, String name, ClockDomain clock, AcceleratorSpec spec) {
        return new Sram(
                simulation,
                name,
                ResourceKind.BULK_SRAM,
                clock,
                spec.sram().bulk().build());
    }

    List<DramController> channels() {
        return channels;
    }

    Interconnect interconnect() {
        return interconnect;
    }

    int bulkMemories() {
        return bulks.size();
    }

    /** The bulk SRAM that a core's data passes. */
    Sram bulk(int core) {
        return bulks.get(bulkOf(core));
    }

    private int bulkOf(int core) {
        return bulks.size() == 1 ? 0 : core;
    }

    /** From the channels to a core's bulk SRAM, for an engine with so many packets in flight. */
    Router loads(int core, int window) {
        int firstStop = bulkOf(core) * interconnect.stopsEach();
        List<Port> intoBulk = new ArrayList<>();
        for (int stop = 0; stop < interconnect.stopsEach(); stop++) {
            intoBulk.add(bulk(core).newPort(Access.WRITE, PORT_DEPTH));
        }
        List<Port> fromDram =
                channels.stream().map(channel -> channel.newPort(window)).toList();
        loadPorts.put(core % cores, new LoadPorts(fromDram, intoBulk));
        List<List<Route>> routes = new ArrayList<>();
        for (int channel = 0; channel < channels.size(); channel++) {
            Port dram = fromDram.get(channel);
            List<Route> byStop = new ArrayList<>();
            for (int stop = 0; stop < interconnect.stopsEach(); stop++) {
                List<Port> wires = interconnect.read(channel, firstStop + stop);
                byStop.add(CoreParts.route(core, dram, wires, intoBulk.get(stop)));
            }
            routes.add(byStop);
        }
        return new ChannelRouter(interleave, routes);
    }

    /** From the channels to the bulk SRAM of each of the first so many cores at once, for the engine of one of them. */
    Router loadsOfSeveral(int core, int readers) {
        List<List<Route>> routes = new ArrayList<>();
        for (int channel = 0; channel < channels.size(); channel++) {
            List<Route> byStop = new ArrayList<>();
            for (int stop = 0; stop < interconnect.stopsEach(); stop++) {
                List<List<Port>> ways = new ArrayList<>();
                for (int reader = 0; reader < readers; reader++) {
                    ways.add(way(channel, stop, core, reader));
                }
                byStop.add(NetworkOnChip.tree(ways, core));
            }
            routes.add(byStop);
        }
        return new ChannelRouter(interleave, routes);
    }

    private List<Port> way(int channel, int stop, int core, int reader) {
        List<Port> way = new ArrayList<>();
        way.add(loadPorts.get(core).dram().get(channel));
        way.addAll(interconnect.read(channel, bulkOf(reader) * interconnect.stopsEach() + stop));
        way.add(loadPorts.get(reader).intoBulk().get(stop));
        return way;
    }

    /** To the channels, from each of the ways out of a core's local SRAM. */
    Router stores(int core, int window, Port fromLocal, List<List<Port>> waysOut) {
        List<List<Route>> routes = new ArrayList<>();
        for (int channel = 0; channel < channels.size(); channel++) {
            Port dram = channels.get(channel).newPort(window);
            List<Route> bySlice = new ArrayList<>();
            for (List<Port> out : waysOut) {
                List<Port> wires = new ArrayList<>(out);
                wires.addAll(interconnect.write(core % cores, channel));
                bySlice.add(CoreParts.route(core, fromLocal, wires, dram));
            }
            routes.add(bySlice);
        }
        return new ChannelRouter(interleave, routes);
    }
}
