package org.ridgepoint.accelerator.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.OperandPath.Operands;
import org.ridgepoint.accelerator.machine.ChipParts;
import org.ridgepoint.accelerator.machine.TestChip;
import org.ridgepoint.accelerator.mapping.Place;
import org.ridgepoint.accelerator.spec.InterconnectSpec;
import org.ridgepoint.accelerator.spec.InterconnectSpec.Duplex;
import org.ridgepoint.accelerator.spec.InterconnectSpec.Kind;
import org.ridgepoint.accelerator.stage.StageBench;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.DmaEngine;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Router;
import org.ridgepoint.sim.resource.Transfer;
import org.ridgepoint.sim.resource.TransferListener;

/** How far bytes go, and how long, over each arrangement of wires; granules of 256 B, wires of 32 B and 1 ns. */
class HardwareTest {
    private static final long NS = 1_000_000;

    private final Simulation simulation = new Simulation();

    private static ChipParts twoChannels() {
        return ChipParts.of(TestChip.systolic(8, 8)
                .memory(2 << 10, 8 << 10)
                .dram(8, 2)
                .packets(256, 8)
                .chip());
    }

    private static InterconnectSpec wires(Kind kind, Integer stops, Integer columns, Integer rows, Duplex duplex) {
        return new InterconnectSpec(
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(duplex),
                Optional.ofNullable(stops),
                Optional.ofNullable(columns),
                Optional.ofNullable(rows),
                Optional.empty(),
                Optional.empty());
    }

    /** Moves bytes and returns the packets in the order of their coming. */
    private List<Packet> move(Router router, long address, long bytes, Access access) {
        List<Packet> packets = new ArrayList<>();
        new DmaEngine(simulation, "dma", Agents.FILL, 256, 8)
                .submit(new Transfer(0, address, bytes, access, router, new TransferListener() {
                    @Override
                    public void packetDelivered(Packet packet) {
                        packets.add(packet);
                    }

                    @Override
                    public void completed(Transfer transfer) {
                        // the packets say it
                    }
                }));
        simulation.run();
        return packets;
    }

    private static List<String> way(Packet packet) {
        return packet.route().hops().stream().map(hop -> hop.name()).toList();
    }

    @Test
    void withoutTrafficNothingHasGoneFurtherThanOneHop() {
        Hardware plain = new Hardware(simulation, StageBench.chip());
        assertThat(plain.core(0).wireUse()).isEqualTo(new WireUse(1, 1, 0, 0, 0));
        Hardware mesh = new Hardware(
                simulation,
                twoChannels().withWires(wires(Kind.MESH, null, 2, 2, null)).chip());
        assertThat(mesh.core(0).wireUse()).isEqualTo(new WireUse(1, 1, 0, 0, 0));
        Hardware crossbar = new Hardware(
                simulation,
                twoChannels()
                        .withWires(wires(Kind.CROSSBAR, 2, null, null, null))
                        .chip());
        assertThat(crossbar.core(0).wireUse()).isEqualTo(new WireUse(1, 1, 0, 0, 0));
        assertThat(plain.starved()).isEmpty();
        assertThat(mesh.starved()).isEmpty();
        assertThat(crossbar.starved()).isEmpty();
    }

    /** Channels at nodes 0 and 1 of 2 x 2, bulk SRAM at node 3: two hops and one, either way. */
    @Test
    void onAMeshBytesGoAsFarAsTheirNodesLieApart() {
        Hardware mesh = new Hardware(
                simulation,
                twoChannels().withWires(wires(Kind.MESH, null, 2, 2, null)).chip());
        move(mesh.core(0).load(), 0, 512, Access.READ);
        assertThat(mesh.core(0).wireUse().readHops()).isEqualTo(1.5);
        move(mesh.core(0).store().to(Place.DRAM), 0, 256, Access.WRITE);
        assertThat(mesh.core(0).wireUse().writeHops()).isEqualTo(2);
        move(mesh.core(0).store().to(Place.DRAM), 256, 256, Access.WRITE);
        assertThat(mesh.core(0).wireUse().writeHops()).isEqualTo(1.5);
    }

    /** Channels at nodes 0 and 1 of a ring of 4, stops of bulk SRAM at 3 and 2: from 0 to 3 and 1 to 2 one hop. */
    @Test
    void onARingStopsTakeTurns() {
        Hardware ring = new Hardware(
                simulation,
                twoChannels().withWires(wires(Kind.RING, 2, null, null, null)).chip());
        move(ring.core(0).load(), 0, 256, Access.READ);
        assertThat(ring.core(0).wireUse().readHops()).isEqualTo(1);
        move(ring.core(0).load(), 512, 256, Access.READ);
        assertThat(ring.core(0).wireUse().readHops()).as("from 0 to 2").isEqualTo(1.5);
        move(ring.core(0).store().to(Place.DRAM), 256, 256, Access.WRITE);
        assertThat(ring.core(0).wireUse().writeHops()).as("from 3 to 1").isEqualTo(2);
    }

    @Test
    void aHalfDuplexBusCarriesBothWays() {
        Hardware both = new Hardware(
                simulation,
                twoChannels()
                        .withWires(wires(Kind.BUS, null, null, null, Duplex.HALF))
                        .chip());
        Packet read = move(both.core(0).load(), 0, 32, Access.READ).get(0);
        Packet written =
                move(both.core(0).store().to(Place.DRAM), 0, 32, Access.WRITE).get(0);
        assertThat(way(read)).containsExactly("dram.0", "bus.read", "sram.bulk");
        assertThat(way(written)).containsExactly("sram.local", "link.out", "bus.read", "dram.0");
        assertThat(both.core(0).wireUse()).isEqualTo(new WireUse(1, 1, 0, 0, 0));
        assertThat(both.starved()).isEmpty();
    }

    /** In a mesh of 2 x 2 slices four granules pass 0, 1, 1 and 2 paths; the granule at 768 goes out of the last. */
    @Test
    void granulesPassAsManySlicesAsLieBetween() {
        Hardware slices = new Hardware(
                simulation, ChipParts.of(StageBench.chip()).withSlices(4, 2).chip());
        assertThat(slices.core(0).wireUse().inwardHops()).isEqualTo(1);
        move(slices.core(0).fill(), 0, 1024, Access.READ);
        assertThat(slices.core(0).wireUse().inwardHops()).isEqualTo(1);
        move(slices.core(0).fill(), 768, 256, Access.READ);
        assertThat(slices.core(0).wireUse().inwardHops()).isEqualTo((1 + 1 + 2 + 2) / 5.0);
        move(slices.core(0).store().to(Place.BULK), 768, 256, Access.WRITE);
        assertThat(slices.core(0).wireUse().outwardHops()).isEqualTo(2);
    }

    /**
     * Columns M D M D. Inputs, 16 B, go from the first memory to both DSP columns, over three channels; weights, 8 B, halves
     * of which go to each DSP column from the memory beside it, the first of equals: over one channel each.
     */
    @Test
    void anFpgasOperandsPassItsColumns() {
        Hardware fpga = new Hardware(
                simulation, ChipParts.of(StageBench.chip()).withFabric("MDMD").chip());
        List<Long> arrived = new ArrayList<>();
        assertThat(fpga.core(0).wireUse().fabricHops()).isZero();
        fpga.core(0).operands().fetch(new Operands(16, 8), (first, last) -> {
            arrived.add(first / NS);
            arrived.add(simulation.now() / NS);
        });
        simulation.run();
        assertThat(fpga.core(0).wireUse().fabricHops()).isEqualTo((16 * 3 + 4 + 4) / 24.0);
        assertThat(arrived).hasSize(2);
        assertThat(arrived.get(0)).isLessThan(arrived.get(1));
        assertThat(fpga.core(0).operands().flightTicks()).isEqualTo((3 + 4096 / 8) * NS);
    }

    /** Straight from local SRAM they come as one packet, of which the listener hears when it is there, and then its journey. */
    @Test
    void operandsFromLocalSramAreOnePacket() {
        Hardware plain = new Hardware(simulation, StageBench.chip());
        List<String> heard = new ArrayList<>();
        plain.core(0).operands().fetch(new Operands(16, 8), new OperandPath.Listener() {
            @Override
            public void moved(Packet packet) {
                heard.add("moved " + packet.request().bytes());
            }

            @Override
            public void arrived(long firstTick, Packet last) {
                heard.add("arrived " + last.request().bytes());
            }
        });
        simulation.run();
        assertThat(heard).containsExactly("moved 24", "arrived 24");
        assertThat(plain.core(0).operands().flightTicks()).isZero();
    }

    /** The second operands go where nothing queues, but are handed on behind the first. */
    @Test
    void operandsAreHandedOnInTheOrderOfAsking() {
        Hardware fpga = new Hardware(
                simulation, ChipParts.of(StageBench.chip()).withFabric("MDMD").chip());
        List<String> order = new ArrayList<>();
        fpga.core(0).operands().fetch(new Operands(8192, 0), (first, last) -> order.add("large"));
        fpga.core(0).operands().fetch(new Operands(0, 8), (first, last) -> order.add("small"));
        simulation.run();
        assertThat(order).containsExactly("large", "small");
    }
}
