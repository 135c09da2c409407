package org.ridgepoint.accelerator.hardware;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.ridgepoint.accelerator.hardware.BlockGraph.Block;
import org.ridgepoint.accelerator.hardware.BlockGraph.Edge;
import org.ridgepoint.accelerator.hardware.BlockGraph.Kind;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.Route;

/**
 * Finds the parts of a chip and what joins them by walking every route that a packet may take. The pieces of one ring, mesh or
 * fabric, named after the nodes that they join, are one block.
 */
final class GraphWalk {
    private static final Pattern PIECE = Pattern.compile(
            "^fork\\.|(?:(?<=^(?:bus|fabric|link\\.slices).{0,40})\\.(?:in|out|dsp)\\.[0-9]+|\\.[0-9]+-[0-9]+)$");

    private final Chip chip;
    private final Hardware hardware;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Map<String, Set<Port>> ports = new LinkedHashMap<>();
    private final Set<Edge> ways = new LinkedHashSet<>();

    GraphWalk(Chip chip) {
        this.chip = chip;
        this.hardware = new Hardware(new Simulation(), chip);
    }

    BlockGraph graph() {
        for (int core = 0; core < chip.cores(); core++) {
            walk(hardware.core(core), CoreNames.of(core, chip.cores(), "array"));
        }
        BlockSizes sizes = new BlockSizes(chip);
        List<Block> blocks = kinds.entrySet().stream()
                .sorted(Map.Entry.<String, Kind>comparingByValue().thenComparing(GraphWalk::byName))
                .map(block -> new Block(
                        block.getKey(),
                        block.getValue(),
                        ports.getOrDefault(block.getKey(), Set.of()).size(),
                        sizes.of(block.getKey(), block.getValue())))
                .toList();
        return new BlockGraph(blocks, new ArrayList<>(ways));
    }

    /** Those of the first channel or core first. */
    private static int byName(Map.Entry<String, Kind> one, Map.Entry<String, Kind> other) {
        return Comparator.comparingInt(GraphWalk::number)
                .thenComparing(Comparator.naturalOrder())
                .compare(one.getKey(), other.getKey());
    }

    private static int number(String name) {
        String behind = name.substring(name.lastIndexOf('.') + 1);
        return behind.matches("[0-9]{1,6}") ? Integer.parseInt(behind) : 0;
    }

    private void walk(CoreParts core, String array) {
        core.load().choices().forEach(this::walk);
        core.fill().choices().forEach(this::walk);
        core.store().toBulk().choices().forEach(this::walk);
        core.store().toDram().choices().forEach(this::walk);
        kinds.put(array, Kind.ARRAY);
        core.operands().routes().forEach(route -> join(walk(route), array));
        join(array, block(core.outputs().plain().hop(0)));
        walk(core.outputs().plain());
        walk(core.outputs().withResidual());
        walk(core.elements());
        core.host().ifPresent(this::walk);
    }

    private void walk(ElementWorker parts) {
        join(walk(parts.in()), parts.worker().name());
        join(parts.worker().name(), block(parts.out().hop(0)));
        walk(parts.out());
    }

    /** Walks a route and returns where it ends. */
    private String walk(Route route) {
        String before = "";
        for (Port hop : route.hops()) {
            String block = block(hop);
            kinds.put(block, kind(block, hop));
            ports.computeIfAbsent(block, name -> Collections.newSetFromMap(new IdentityHashMap<>()))
                    .add(hop);
            join(before, block);
            before = block;
        }
        return before;
    }

    private void join(String from, String to) {
        if (!from.isEmpty() && !from.equals(to)) {
            ways.add(new Edge(from, to));
        }
    }

    /** What joins cores to shared wires stands apart from these. */
    private static Kind kind(String block, Port port) {
        boolean joins = block.contains(".port") || block.contains(".crossing");
        return joins ? Kind.PORT : Kind.valueOf(port.kind().name());
    }

    private static String block(Port port) {
        return PIECE.matcher(port.name()).replaceAll("");
    }
}
