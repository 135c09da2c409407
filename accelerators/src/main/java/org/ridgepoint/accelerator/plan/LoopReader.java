package org.ridgepoint.accelerator.plan;

import java.util.Locale;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.mapping.Hold;
import org.ridgepoint.accelerator.mapping.LayerPlan;
import org.ridgepoint.accelerator.mapping.LayerPlan.Order;
import org.ridgepoint.accelerator.mapping.PixelGrid;
import org.ridgepoint.accelerator.mapping.PlanRefused;
import org.ridgepoint.accelerator.mapping.ReductionSplit;
import org.ridgepoint.accelerator.mapping.ReductionSplit.TapCut;
import org.ridgepoint.accelerator.mapping.Tiling;
import org.ridgepoint.workload.work.Contraction;

/** The loops that a person wrote for a layer, if that layer can have them. */
final class LoopReader {
    private final String path;
    private final LoopSpec loops;
    private final Layer layer;
    private final Contraction shape;

    LoopReader(String path, LoopSpec loops, Layer layer) {
        this.path = path;
        this.loops = loops;
        this.layer = layer;
        this.shape = layer.contraction().orElseThrow();
    }

    LayerPlan.Choice read() {
        Tiling tiling = tiling();
        long blocks = loops.order() == Order.PIXEL_SLABS ? tiling.grid().blocks() : tiling.filterBlocks();
        String along = loops.order() == Order.PIXEL_SLABS ? " blocks of pixels" : " blocks of filters";
        require("slabBlocks", loops.slabBlocks(), blocks, along);
        requireUseOfSlabs(tiling, blocks);
        return new LayerPlan.Choice(tiling, loops.order(), loops.slabBlocks(), loops.inputHeld(), loops.weightsHeld());
    }

    private Tiling tiling() {
        require("rows", loops.rows(), shape.batch() * shape.outputHeight(), " output rows");
        require("columns", loops.columns(), shape.outputWidth(), " output columns");
        require("groups", loops.groups(), shape.groups(), " groups");
        require("filters", loops.filters(), shape.filters(), " filters in a group");
        require("channels", loops.channels(), shape.channels(), " input channels in a group");
        requireOwnCut();
        Tiling tiling = new Tiling(
                new PixelGrid(shape, loops.rows(), loops.columns()),
                loops.groups(),
                loops.filters(),
                new ReductionSplit(loops.kernel(), loops.channels()),
                loops.winograd());
        requireWinograd(tiling);
        return tiling;
    }

    private void require(String key, long value, long most, String what) {
        if (value < 1 || value > most) {
            throw refused(key, value + ": the layer has " + most + what + "; expected 1 to " + most);
        }
    }

    /** A kernel is cut in one way only, where two would come to the same. */
    private void requireOwnCut() {
        TapCut cut = loops.kernel();
        for (TapCut coarser : TapCut.values()) {
            if (coarser.ordinal() < cut.ordinal() && taps(coarser) == taps(cut)) {
                throw refused(
                        "kernel",
                        word(cut) + ": of a kernel of " + shape.kernelHeight() + "x" + shape.kernelWidth()
                                + " that is as much as " + word(coarser) + "; expected " + word(coarser));
            }
        }
    }

    private long taps(TapCut cut) {
        return new ReductionSplit(cut, 1).taps(shape);
    }

    private void requireWinograd(Tiling tiling) {
        if (!loops.winograd()) {
            return;
        }
        if (!layer.winograd()) {
            throw refused("winograd", "true: the array does not gain by it in this layer; expected false");
        }
        if (loops.kernel() != TapCut.WHOLE_KERNEL || tiling.squares(0) == 0) {
            throw refused(
                    "winograd",
                    "true: that takes the whole kernel, and tiles of two rows and columns or more; expected false, or"
                            + " kernel: whole-kernel and such tiles");
        }
    }

    /** What is held over no slab gains nothing by slabs, and the order of its loops is said in one way only. */
    private void requireUseOfSlabs(Tiling tiling, long blocks) {
        boolean pixels = loops.order() == Order.PIXEL_SLABS;
        if (!pixels && loops.inputHeld() != Hold.LOCAL && tiling.chunks() == 1) {
            throw refused(
                    "inputHeld",
                    word(loops.inputHeld()) + ": in filter-slabs a tile's input stays in local SRAM for all filters of"
                            + " its slab, unless channels or kernel cut it; expected local");
        }
        Hold shared = pixels ? loops.inputHeld() : loops.weightsHeld();
        if (shared == Hold.NONE && loops.slabBlocks() != blocks) {
            throw refused(
                    "slabBlocks",
                    loops.slabBlocks() + ": smaller slabs are for " + (pixels ? "input" : "weights")
                            + " that is held, and " + (pixels ? "inputHeld" : "weightsHeld") + " is none; expected "
                            + blocks);
        }
    }

    private PlanRefused refused(String key, String problem) {
        return new PlanRefused(path + "." + key, problem);
    }

    /** As files spell it. */
    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
