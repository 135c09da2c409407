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
import org.ridgepoint.accelerator.hardware.BlockGraph.Block;
import org.ridgepoint.accelerator.hardware.BlockGraph.Kind;
import org.ridgepoint.accelerator.hardware.BlockGraph.Way;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.Route;

/** Finds the parts of a chip and what joins them by walking every route that a packet may take. */
final class GraphWalk {
    private final Chip chip;
    private final Hardware hardware;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Map<String, Set<Port>> ports = new LinkedHashMap<>();
    private final Set<Way> ways = new LinkedHashSet<>();

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

    /** Numbers behind names by their value. */
    private static int byName(Map.Entry<String, Kind> one, Map.Entry<String, Kind> other) {
        return Comparator.comparing((String name) -> name.replaceAll("[0-9]+", "#"))
                .thenComparing(String::length)
                .thenComparing(Comparator.naturalOrder())
                .compare(one.getKey(), other.getKey());
    }

    private void walk(CoreParts core, String array) {
        core.load().choices().forEach(this::walk);
        core.fill().choices().forEach(this::walk);
        core.store().toBulk().choices().forEach(this::walk);
        core.store().toDram().choices().forEach(this::walk);
        kinds.put(array, Kind.ARRAY);
        core.operands().routes().forEach(route -> ways.add(new Way(walk(route), array)));
        ways.add(new Way(array, core.outputs().plain().hop(0).name()));
        walk(core.outputs().plain());
        walk(core.outputs().withResidual());
        walk(core.elements());
        core.host().ifPresent(this::walk);
    }

    private void walk(ElementWorker parts) {
        ways.add(new Way(walk(parts.in()), parts.worker().name()));
        ways.add(new Way(parts.worker().name(), parts.out().hop(0).name()));
        walk(parts.out());
        ways.removeIf(way -> way.from().equals(way.to()));
    }

    /** Walks a route and returns where it ends. */
    private String walk(Route route) {
        String before = "";
        for (Port hop : route.hops()) {
            kinds.put(hop.name(), Kind.valueOf(hop.kind().name()));
            ports.computeIfAbsent(hop.name(), name -> Collections.newSetFromMap(new IdentityHashMap<>()))
                    .add(hop);
            if (!before.isEmpty()) {
                ways.add(new Way(before, hop.name()));
            }
            before = hop.name();
        }
        return before;
    }
}
