package org.ridgepoint.accelerator.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Phase;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.Grant;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.Request;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.Route;

/** 32 operations in a cycle of ten ticks. */
class VectorServerTest {
    private final Simulation simulation = new Simulation();
    private final VectorServer server =
            new VectorServer(simulation, "vector", ResourceKind.VECTOR, new ClockDomain(10), 32);
    private final List<String> done = new ArrayList<>();

    private void send(Port port, int source, long bytes) {
        Request request = Request.contiguous(source, 0, (int) bytes, Access.READ, simulation.now());
        Packet packet = new Packet(request, new Route(List.of(port)), came -> {
            Grant grant = came.grant(0);
            assertThat(grant.transferTicks()).isEqualTo(grant.doneTick() - grant.startTick());
            assertThat(grant.freeTick()).isEqualTo(grant.doneTick());
            done.add(came.request().bytes() + " B from " + grant.startTick() + " to " + simulation.now());
        });
        port.tryReserve(packet);
        port.arrive(packet);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "32, 1", "33, 2", "64, 2", "65, 3", "3200, 100"})
    void aBlockTakesItsOperationsOverTheLanesInWholeCyclesButOneAtLeast(long operations, long cycles) {
        Port port = server.newPort(1);
        server.announce(Agents.ARRAY_OUTPUT, operations);
        send(port, Agents.ARRAY_OUTPUT, 8);
        assertThat(simulation.run()).isEqualTo(10 * cycles);
        assertThat(server.busyTicks()).isEqualTo(10 * cycles);
    }

    @Test
    void workBeginsAtAClockEdge() {
        Port port = server.newPort(1);
        server.announce(Agents.ELEMENTS, 40);
        simulation.at(23, Phase.ARRIVE, () -> send(port, Agents.ELEMENTS, 8));
        simulation.run();
        assertThat(done).containsExactly("8 B from 30 to 50");
    }

    /** The array's work was announced last and comes first: each sender's blocks have what was announced for them, in order. */
    @Test
    void eachSendersBlocksHaveTheWorkThatWasAnnouncedForThem() {
        Port ofArray = server.newPort(2);
        Port ofElements = server.newPort(2);
        server.announce(Agents.ELEMENTS, 320);
        server.announce(Agents.ELEMENTS, 64);
        server.announce(Agents.ARRAY_OUTPUT, 32);
        server.announce(Agents.ARRAY_OUTPUT, 96);
        simulation.at(0, Phase.ARRIVE, () -> send(ofArray, Agents.ARRAY_OUTPUT, 1));
        simulation.at(10, Phase.ARRIVE, () -> send(ofElements, Agents.ELEMENTS, 2));
        simulation.at(20, Phase.ARRIVE, () -> send(ofElements, Agents.ELEMENTS, 3));
        simulation.at(200, Phase.ARRIVE, () -> send(ofArray, Agents.ARRAY_OUTPUT, 4));
        simulation.run();
        assertThat(done)
                .containsExactly(
                        "1 B from 0 to 10", "2 B from 10 to 110", "3 B from 110 to 130", "4 B from 200 to 230");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "31, 1", "64, 2", "100, 3", "3200, 9", "3201, 100"})
    void aBlockInPacketsTakesAsLongAsInOne(long operations, int packets) {
        assertThat((long) packets).isLessThanOrEqualTo(server.mostPackets(operations));
        Port port = server.newPort(packets);
        for (int i = 0; i < packets; i++) {
            long before = operations * i / packets;
            server.announce(
                    Agents.ARRAY_OUTPUT, new VectorServer.BlockShare(i == 0, before, operations * (i + 1) / packets));
            send(port, Agents.ARRAY_OUTPUT, 8);
        }
        assertThat(simulation.run()).isEqualTo(10 * Math.max(1, (operations + 31) / 32));
        assertThat(done).hasSize(packets);
    }
}
