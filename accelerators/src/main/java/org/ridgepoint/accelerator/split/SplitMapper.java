package org.ridgepoint.accelerator.split;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;
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
 * <p>Each core's part is planned like a network of its own. Where the first core keeps what it has in common with others, the others
 * keep it, too: in bulk SRAM that all share, each with an equal part of the room, or in DRAM, and never in the local SRAM of one.
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
        int parts = Math.min(cores, LayerShare.mostParts(layer, by));
        return parts == 1 ? Cut.NONE : new Cut(by, parts);
    }

    /** The best plan for a network that is cut so; {@link CapacityTooSmall} where there is none. */
    public ChipPlan map(List<Cut> cuts) {
        CoreNetworks networks = new CoreNetworks(whole, cuts);
        int team = networks.team();
        ChipView view = chip.view(team);
        List<LayerNetwork> ofCores =
                IntStream.range(0, team).mapToObj(networks::of).toList();
        Map<Integer, Place> inDram = new HashMap<>();
        networks.common().forEach(id -> inDram.put(id, Place.DRAM));
        Pins free = Pins.places(chip.sharesBulk() ? Map.of() : inDram, networks.common());
        try {
            List<NetworkPlan> plans = BatchMapper.together(ofCores, view, free)
                    .or(() -> BatchMapper.together(ofCores, view, Pins.places(inDram, networks.common())))
                    .orElseThrow();
            return chipPlan(networks, plans, cuts, view);
        } catch (CapacityTooSmall tooSmall) {
            throw chip.ofWholeMemory(tooSmall, team);
        }
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
