package org.ridgepoint.accelerator.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.BlockGraph.Block;
import org.ridgepoint.accelerator.machine.TestChip;

/** The diagram of a chip is that of its wires. */
class BlockGraphTest {
    @Test
    void aPlainChipReadsAsTheDiagramInHardware() {
        BlockGraph graph = BlockGraph.of(TestChip.systolic(8, 4).chip());

        assertThat(graph.blocks().stream().map(Block::name))
                .containsExactly(
                        "dram.0",
                        "bus.read",
                        "bus.write",
                        "sram.bulk",
                        "link.in",
                        "link.out",
                        "sram.local",
                        "array",
                        "vector");
        assertThat(ways(graph))
                .containsExactlyInAnyOrder(
                        "dram.0 > bus.read",
                        "bus.read > sram.bulk",
                        "sram.bulk > link.in",
                        "link.in > sram.local",
                        "sram.local > array",
                        "array > vector",
                        "vector > sram.local",
                        "sram.local > vector",
                        "sram.local > link.out",
                        "link.out > sram.bulk",
                        "link.out > bus.write",
                        "bus.write > dram.0");
        assertThat(block(graph, "array").size()).isEqualTo("8 x 4 at 1 GHz");
        assertThat(block(graph, "array").ports()).isZero();
        assertThat(block(graph, "bus.read").size()).isEqualTo("32 B/cycle at 1 GHz");
        assertThat(block(graph, "sram.local").ports()).isEqualTo(7);
    }

    @Test
    void everyChannelHasItsWayInAndOut() {
        BlockGraph graph = BlockGraph.of(TestChip.systolic(8, 8).dram(8, 2).chip());

        assertThat(ways(graph))
                .contains("dram.0 > bus.read", "dram.1 > bus.read", "bus.write > dram.0", "bus.write > dram.1");
    }

    private static Block block(BlockGraph graph, String name) {
        return graph.blocks().stream()
                .filter(block -> block.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ways(BlockGraph graph) {
        return graph.ways().stream().map(way -> way.from() + " > " + way.to()).toList();
    }
}
