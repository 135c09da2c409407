package org.ridgepoint.sim.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Phase;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.Request;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.Route;
import org.ridgepoint.sim.resource.Timeline;

class SramTest {
    private final ClockDomain clock = new ClockDomain(1_000);
    private final Simulation simulation = new Simulation();
    private final Timeline timeline = new Timeline(clock);

    @Test
    void aRunOfBytesUsesAllBanksAtOnce() {
        Sram sram = sram(SramOrganisation.wide(4_096, 8, 4, SramPorts.of("1rw"), 3));
        send(sram.newPort(Access.READ, 1), 0, 0, 100, 100);
        simulation.run();
        assertThat(timeline.text()).isEqualTo("from 0 @0 +100 | sram arrives 0 starts 0 frees 4 done 7\n");
    }

    /** Eight banks of 4 bytes; a stride of 64 bytes comes back to the same bank with every word. */
    @Test
    void aStrideOverAllBanksConflictsWithItself() {
        Sram sram = sram(SramOrganisation.wide(4_096, 8, 4, SramPorts.of("1rw"), 0));
        Port port = sram.newPort(Access.READ, 4);
        send(port, 0, 0, 32, 4);
        send(port, 1, 0, 32, 8);
        send(port, 2, 0, 32, 64);
        send(port, 3, 0, 32, 36);
        simulation.run();
        assertThat(timeline.text()).isEqualTo("""
                        from 0 @0 +32 | sram arrives 0 starts 0 frees 1 done 1
                        from 1 @0 +32 | sram arrives 0 starts 1 frees 3 done 3
                        from 2 @0 +32 | sram arrives 0 starts 3 frees 11 done 11
                        from 3 @0 +32 | sram arrives 0 starts 11 frees 12 done 12
                        """);
    }

    /** Ports of two banks each; both begin at bank 0, so the second is a step behind and never meets the first again. */
    @Test
    void twoPortsOnOneBankCostTheSecondACycle() {
        Sram sram = sram(new SramOrganisation(4_096, 8, 4, SramPorts.of("1r1w"), 8, 1, 0));
        readBesideWrite(sram, 64, 512);
        assertThat(timeline.text()).isEqualTo("""
                        from 0 @0 +64 | sram arrives 0 starts 0 frees 8 done 8
                        from 1 @512 +64 | sram arrives 0 starts 0 frees 9 done 9
                        """);
    }

    @Test
    void twoPortsOnDisjointBanksDoNotMeet() {
        Sram sram = sram(new SramOrganisation(4_096, 8, 4, SramPorts.of("1r1w"), 8, 1, 0));
        readBesideWrite(sram, 64, 8);
        endsAfter(8);
    }

    /** Each read wants every bank in every cycle, so reads and writes share the cycles and take turns. */
    @Test
    void portsAsWideAsAllBanksShareTheirBandwidth() {
        Sram sram = sram(SramOrganisation.wide(4_096, 8, 4, SramPorts.of("1r1w"), 0));
        Port reads = sram.newPort(Access.READ, 2);
        Port writes = sram.newPort(Access.WRITE, 2);
        for (int i = 0; i < 2; i++) {
            send(reads, 0, i * 64, 64, 64);
            send(writes, 1, i * 64, 64, 64);
        }
        simulation.run();
        assertThat(timeline.text()).isEqualTo("""
                        from 0 @0 +64 | sram arrives 0 starts 0 frees 2 done 2
                        from 1 @0 +64 | sram arrives 0 starts 0 frees 4 done 4
                        from 0 @64 +64 | sram arrives 0 starts 2 frees 6 done 6
                        from 1 @64 +64 | sram arrives 0 starts 4 frees 8 done 8
                        """);
    }

    @Test
    void dualPortedCellsServeBothPortsAtOnce() {
        Sram sram = sram(new SramOrganisation(4_096, 8, 4, SramPorts.of("2rw"), 32, 2, 0));
        send(sram.newPort(Access.READ, 1), 0, 0, 320, 320);
        send(sram.newPort(Access.READ, 1), 1, 0, 320, 320);
        simulation.run();
        endsAfter(10);
    }

    @Test
    void doublePumpedBanksServeTwoPortsOnSinglePortedCells() {
        Sram sram =
                sram(SramOrganisation.wide(4_096, 8, 4, SramPorts.of("1r1w"), 0).doublePumped());
        readBesideWrite(sram, 320, 0);
        endsAfter(10);
    }

    /** Words of 4 bytes: 8 to 40 covers all of its words, 10 to 41 cuts the first and the last. */
    @Test
    void checkBitsMakePartialWritesReadFirstAndReadsLater() {
        SramOrganisation spec = new SramOrganisation(4_096, 4, 4, SramPorts.of("1rw"), 16, 1, 1, SramEcc.secded(32, 2));
        Sram sram = sram(spec);
        Port writes = sram.newPort(Access.WRITE, 2);
        send(writes, 0, 8, 32, 32);
        send(writes, 1, 10, 31, 31);
        send(sram.newPort(Access.READ, 1), 2, 10, 31, 31);
        simulation.run();
        assertThat(timeline.delivered())
                .extracting(packet -> packet.request().source() + ": "
                        + (packet.grant(0).freeTick() - packet.grant(0).startTick()) + " then "
                        + (packet.grant(0).doneTick() - packet.grant(0).freeTick()))
                .containsExactlyInAnyOrder("0: 2000 then 1000", "1: 5000 then 1000", "2: 3000 then 3000");
    }

    @Test
    void checkBitsAreThoseOfAnExtendedHammingCode() {
        assertThat(SramEcc.secded(8, 0).checkBits()).isEqualTo(5);
        assertThat(SramEcc.secded(32, 0).checkBits()).isEqualTo(7);
        assertThat(SramEcc.secded(64, 0).checkBits()).isEqualTo(8);
        assertThat(SramEcc.secded(128, 0).checkBits()).isEqualTo(9);
    }

    @Test
    void aPortNarrowerThanABankStaysOnAWord() {
        Sram sram = sram(new SramOrganisation(4_096, 2, 16, SramPorts.of("1rw"), 4, 1, 0));
        send(sram.newPort(Access.READ, 1), 0, 0, 64, 64);
        simulation.run();
        assertThat(simulation.now()).isEqualTo(16_000);
    }

    @Test
    void sendersSpreadOverThePortsThatMayServeThem() {
        Sram sram = sram(new SramOrganisation(4_096, 8, 4, SramPorts.of("2r1w"), 4, 2, 0));
        send(sram.newPort(Access.READ, 1), 0, 0, 32, 32);
        send(sram.newPort(Access.READ, 1), 1, 4, 32, 32);
        send(sram.newPort(Access.READ, 1), 2, 0, 32, 32);
        simulation.run();
        assertThat(timeline.delivered())
                .extracting(packet -> packet.grant(0).startTick())
                .containsExactly(0L, 0L, 8_000L);
    }

    @Test
    void portNamesAreThoseOfMemoryCompilers() {
        assertThat(SramPorts.of("1rw").roles()).containsExactly(SramPorts.Role.READ_WRITE);
        assertThat(SramPorts.of("2r1w").count()).isEqualTo(3);
        for (String wrong : List.of("", "1", "rw", "0rw", "1rw x", "1r", "2w")) {
            assertThatThrownBy(() -> SramPorts.of(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** A read from address 0 on and a write of as many bytes, both at once and each on a port of its own. */
    private void readBesideWrite(Sram sram, int bytes, long writeAddress) {
        send(sram.newPort(Access.READ, 1), 0, 0, bytes, bytes);
        send(sram.newPort(Access.WRITE, 1), 1, writeAddress, bytes, bytes);
        simulation.run();
    }

    private void endsAfter(long cycles) {
        assertThat(simulation.now()).isEqualTo(clock.ticks(cycles));
    }

    private Sram sram(SramOrganisation spec) {
        return new Sram(simulation, "sram", ResourceKind.LOCAL_SRAM, clock, spec);
    }

    private void send(Port port, int source, long address, int bytes, int strideBytes) {
        Request request = new Request(source, address, bytes, strideBytes, Access.READ, 0);
        Packet packet = new Packet(request, new Route(List.of(port)), timeline::packetDelivered);
        simulation.at(0, Phase.ARRIVE, () -> {
            assertThat(port.tryReserve(packet)).isTrue();
            port.arrive(packet);
        });
    }
}
