package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.workload.graph.BatchedGraph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;

class ResidualPacketsTest {
    @Test
    void outputsOnWhichTwoTensorsAreAddedReadTwiceTheirBytesAndWriteThemOnce() {
        Chip chip = TestChip.systolic(8, 8).memory(8 << 10, 64 << 10).chip();
        Layers net = new Layers("two summands");
        Tensor product = net.linear(net.input("x", 1, 32), 64);
        Tensor sum = net.add(net.add(product, net.input("a", 1, 64)), net.input("b", 1, 64));
        List<Packet> packets = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void progressed(long done, long all) {}

            @Override
            public void delivered(int layer, Packet packet) {
                packets.add(packet);
            }
        };

        Replay.run(chip, BatchedGraph.undivided(1, net.finish(sum)), listener);

        List<Packet> outputs = packets.stream()
                .filter(packet ->
                        packet.route().length() == 3 && packet.route().hop(1).kind() == ResourceKind.VECTOR)
                .toList();
        assertThat(outputs.stream().mapToLong(packet -> packet.bytes(0)).sum()).isEqualTo(2 * 64);
        assertThat(outputs.stream().mapToLong(packet -> packet.bytes(2)).sum()).isEqualTo(64);
    }
}
