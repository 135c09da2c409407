package org.ridgepoint.accelerator.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.accelerator.layer.Cut;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.mapping.BatchPlan;
import org.ridgepoint.accelerator.mapping.LayerPlan;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.mapping.PixelGrid;
import org.ridgepoint.accelerator.mapping.Schedule;
import org.ridgepoint.accelerator.mapping.Tiling;

/** What was decided about a run, in the words in which a person may decide otherwise. */
public final class PlanWriter {
    private final BatchPlan plan;
    private final NetworkPlan perSlice;
    private final List<String> names;

    private PlanWriter(BatchPlan plan) {
        this.plan = plan;
        this.perSlice = plan.perSlice();
        this.names = LayerNames.of(perSlice.network());
    }

    /** All of a plan of a workload. */
    public static PlanSpec write(BatchPlan plan, String workload) {
        return new PlanWriter(plan).spec(workload);
    }

    /** How the layers of a workload are divided among cores that share it out. */
    public static PlanSpec write(LayerNetwork network, List<Cut> cuts, String workload) {
        Map<String, LayerSpec> layers = new LinkedHashMap<>();
        List<String> names = LayerNames.of(network);
        for (Layer layer : network.layers()) {
            Cut cut = cuts.get(layer.index());
            SplitSpec split = new SplitSpec(cut.by(), cut.parts());
            layers.put(
                    names.get(layer.index()),
                    new LayerSpec(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(split)));
        }
        return new PlanSpec(Optional.of(workload), Optional.empty(), Optional.empty(), layers);
    }

    private PlanSpec spec(String workload) {
        Map<String, LayerSpec> layers = new LinkedHashMap<>();
        perSlice.network().layers().forEach(layer -> layers.put(names.get(layer.index()), layer(layer)));
        boolean batched = plan.schedule().batch() > 1;
        return new PlanSpec(
                Optional.of(workload),
                batched ? Optional.of(slices()) : Optional.empty(),
                UseReader.write(perSlice.used()),
                layers);
    }

    private List<SliceSpec> slices() {
        return plan.schedule().segments().stream().map(this::slice).toList();
    }

    private SliceSpec slice(Schedule.Segment segment) {
        return new SliceSpec(names.get(segment.firstLayer()), names.get(segment.endLayer() - 1), segment.images());
    }

    private LayerSpec layer(Layer layer) {
        Optional<LoopSpec> loops =
                perSlice.plans().get(layer.index()).map(LayerPlan::choice).map(PlanWriter::loops);
        Optional<Long> blocks = loops.isPresent()
                ? Optional.empty()
                : Optional.of(perSlice.blocks().get(layer.index()));
        return new LayerSpec(loops, blocks, Optional.of(perSlice.place(layer.output())));
    }

    private static LoopSpec loops(LayerPlan.Choice choice) {
        Tiling tiling = choice.tiling();
        PixelGrid grid = tiling.grid();
        return new LoopSpec(
                choice.order(),
                choice.slabBlocks(),
                grid.blockRows(),
                grid.blockColumns(),
                tiling.groups(),
                tiling.filters(),
                tiling.split().channels(),
                tiling.split().cut(),
                tiling.winograd(),
                choice.inputHold(),
                choice.weightHold());
    }
}
