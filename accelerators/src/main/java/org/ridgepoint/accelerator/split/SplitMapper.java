package org.ridgepoint.accelerator.split;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.layer.Cut;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.layer.MostParts;
import org.ridgepoint.accelerator.layer.Readers;
import org.ridgepoint.accelerator.mapping.BatchMapper;
import org.ridgepoint.accelerator.mapping.BatchPlan;
import org.ridgepoint.accelerator.mapping.CapacityTooSmall;
import org.ridgepoint.accelerator.mapping.ChipView;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.mapping.Pins;
import org.ridgepoint.accelerator.mapping.Place;

/**
 * Plans a network whose layers several cores work off together.
 *
 * <p>Each core's part is planned like a network of its own, after one of the largest parts of all layers. Where that keeps what
 * cores have in common they keep it, too: in bulk SRAM that all share, each with an equal part of the room, or in DRAM, and never in
 * the local SRAM of one. What several cores need of DRAM for a layer they read together where they share bulk SRAM, or the wires
 * bring it to all of them, and it comes to all in the same pieces; else each reads it for itself.
 */
public final class SplitMapper {
    private final Chip chip;
    private final LayerNetwork whole;
    private final int batch;

    /** A mapper for a network of {@code batch} images. */
    public SplitMapper(Chip chip, LayerNetwork whole, int batch) {
        this.chip = chip;
        this.whole = whole;
        this.batch = batch;
    }

    /** Every layer cut along the same, into as many parts as it goes but no more than so many. */
    public List<Cut> cuts(Cut.By by, int cores) {
        return whole.layers().stream().map(layer -> cut(layer, by, cores)).toList();
    }

    private static Cut cut(Layer layer, Cut.By by, int cores) {
        int parts = Math.min(cores, MostParts.of(layer, by));
        return parts == 1 ? Cut.NONE : new Cut(by, parts);
    }

    /** The best plan for a network that is cut so; {@link CapacityTooSmall} where there is none. */
    public ChipPlan map(List<Cut> cuts) {
        Set<Integer> together = chip.readers(chip.cores()).several() ? everyLayer() : new HashSet<>();
        while (true) {
            CoreNetworks networks = new CoreNetworks(whole, cuts, layer -> readers(together, cuts, layer));
            ChipView view = chip.view(networks.team());
            Optional<List<NetworkPlan>> plans = plans(networks, view);
            if (plans.isEmpty() && !together.isEmpty()) {
                together.clear();
            } else if (!together.removeIf(layer -> comesInOtherPieces(layer, plans.orElseThrow()))) {
                return chipPlan(networks, plans.orElseThrow(), cuts, view);
            }
        }
    }

    /** Plans of the cores at work; empty where one of them has no room for what they are to have in common. */
    private Optional<List<NetworkPlan>> plans(CoreNetworks networks, ChipView view) {
        int team = networks.team();
        List<LayerNetwork> ofCores =
                IntStream.range(0, team).mapToObj(networks::of).toList();
        Map<Integer, Place> inDram = new HashMap<>();
        networks.common().forEach(id -> inDram.put(id, Place.DRAM));
        Pins free = Pins.places(chip.sharesBulk() ? Map.of() : inDram, networks.common(), networks.shapes());
        LayerNetwork largest = networks.largest();
        try {
            return BatchMapper.together(largest, ofCores, view, free)
                    .or(() -> BatchMapper.together(
                            largest, ofCores, view, Pins.places(inDram, networks.common(), networks.shapes())));
        } catch (CapacityTooSmall tooSmall) {
            throw chip.ofWholeMemory(tooSmall, team);
        }
    }

    private Set<Integer> everyLayer() {
        return whole.layers().stream().map(Layer::index).collect(Collectors.toCollection(HashSet::new));
    }

    private Readers readers(Set<Integer> together, List<Cut> cuts, int layer) {
        return together.contains(layer) ? chip.readers(cuts.get(layer).parts()) : Readers.ONE;
    }

    /** Whether cores that are to read what they need for a layer together would ask for it in different pieces. */
    private static boolean comesInOtherPieces(int index, List<NetworkPlan> plans) {
        NetworkPlan first = plans.get(0);
        return plans.stream().anyMatch(plan -> {
            Layer layer = plan.network().layers().get(index);
            boolean together = layer.unit() != Layer.Unit.ELSEWHERE && plan.isReadTogether(layer);
            return together && !plan.readsLike(first, layer);
        });
    }

    private ChipPlan chipPlan(CoreNetworks networks, List<NetworkPlan> plans, List<Cut> cuts, ChipView view) {
        NetworkPlan first = plans.get(0);
        NetworkPlan ofWhole = new NetworkPlan(
                whole, first.places(), first.plans(), first.blocks(), first.freeLocalBytes(), first.freeBulkBytes());
        List<CorePlan> cores = new ArrayList<>();
        for (int core = 0; core < chip.cores(); core++) {
            cores.add(
                    core < plans.size()
                            ? new CorePlan(plans.get(core), networks.skippedWeightBytes(core))
                            : CorePlan.waiting(networks.of(core), first));
        }
        return new ChipPlan(
                ChipPlan.Sharing.LAYERS, batch, BatchPlan.whole(batch, ofWhole), cores, view, first.network(), cuts);
    }
}
