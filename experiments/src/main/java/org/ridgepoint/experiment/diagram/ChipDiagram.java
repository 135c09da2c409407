package org.ridgepoint.experiment.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ridgepoint.accelerator.hardware.BlockGraph;
import org.ridgepoint.accelerator.hardware.BlockGraph.Block;
import org.ridgepoint.accelerator.hardware.BlockGraph.Edge;
import org.ridgepoint.experiment.chart.BlockDiagram;
import org.ridgepoint.experiment.chart.Figure;
import org.ridgepoint.experiment.chart.Figure.Table;

/** The parts of a chip and the ways between them, as they are wired for a run. */
public final class ChipDiagram {
    /** What the figure is called. */
    public static final String ID = "diagram";

    private final BlockGraph graph;

    private ChipDiagram(BlockGraph graph) {
        this.graph = graph;
    }

    /** The diagram of a chip of that name. */
    public static Figure of(String chip, BlockGraph graph) {
        return new ChipDiagram(graph).figure(chip);
    }

    private Figure figure(String chip) {
        String title = "Block diagram of " + chip;
        BlockDiagram diagram = new BlockDiagram(title);
        List<String> names = graph.blocks().stream().map(Block::name).toList();
        graph.blocks()
                .forEach(block -> diagram.box(
                        style(block),
                        block.name(),
                        block.size(),
                        label(block),
                        block.kind().ordinal()));
        graph.ways().forEach(way -> diagram.arrow(names.indexOf(way.from()), names.indexOf(way.to())));
        String caption =
                "Parts as the simulation wires them; an arrow where data leaves one for the other on some route.";
        return new Figure(ID, title, caption, diagram.drawing(), table());
    }

    private Table table() {
        List<List<String>> rows = new ArrayList<>();
        graph.blocks()
                .forEach(block ->
                        rows.add(List.of(block.name(), block.size(), Integer.toString(block.ports()), next(block))));
        return new Table(List.of("part", "size", "ports", "data goes on to"), rows);
    }

    private static String label(Block block) {
        return block.name() + ": " + block.size() + ", ports: " + block.ports();
    }

    private String next(Block block) {
        return graph.ways().stream()
                .filter(way -> way.from().equals(block.name()))
                .map(Edge::to)
                .collect(Collectors.joining(", "));
    }

    private static String style(Block block) {
        return switch (block.kind()) {
            case DRAM -> "h5";
            case BULK_SRAM, LOCAL_SRAM -> "h3";
            case ARRAY, VECTOR -> "h7";
            case BUS, PORT, LINK, FABRIC -> "h1";
            case HOST -> "h0";
        };
    }
}
