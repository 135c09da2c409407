package org.ridgepoint.accelerator.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.accelerator.layer.Operand;
import org.ridgepoint.accelerator.layer.ProductOutput;
import org.ridgepoint.accelerator.mapping.LayerPlan;
import org.ridgepoint.accelerator.mapping.LayerPlan.Order;
import org.ridgepoint.accelerator.mapping.PixelGrid;
import org.ridgepoint.accelerator.mapping.Tiling;
import org.ridgepoint.sim.compute.ArrayModel;
import org.ridgepoint.sim.compute.ArrayTile;

/** The tile tasks of a convolution or matrix product. */
final class ContractionProgram implements LayerProgram {
    private final LayerContext context;
    private final LayerPlan plan;
    private final Tiling tiling;
    private final PixelGrid grid;
    private final LoopNest nest;
    private final InputFeed inputs;
    private final WeightFeed weights;
    private final List<LocalPiece> biases;
    private final ProductOutput made;
    private boolean more = true;
    private long stationaryKey;
    private LocalPiece room;
    private long outputsDone;
    private long task;

    ContractionProgram(LayerContext context, LayerPlan plan) {
        this.context = context;
        this.plan = plan;
        this.tiling = plan.tiling();
        this.grid = tiling.grid();
        this.nest = new LoopNest(plan.choice());
        this.biases = context.biasPiece();
        this.inputs = new InputFeed(context, plan.choice(), nest);
        this.weights = new WeightFeed(context, plan.choice(), nest);
        this.made = ProductOutput.of(context.layer());
    }

    @Override
    public boolean hasNext() {
        return more;
    }

    @Override
    public TileTask next() {
        List<LocalPiece> awaits = new ArrayList<>();
        List<LocalPiece> frees = new ArrayList<>();
        if (nest.first()) {
            awaits.addAll(biases);
        }
        if (nest.firstChunk()) {
            room = context.pieces().room(context.layer().index(), roomBytes());
            awaits.add(room);
        }
        weights.feed(awaits, frees);
        inputs.feed(awaits, frees);
        Optional<OutputBlock> output = nest.lastChunk() ? Optional.of(output(awaits)) : Optional.empty();
        if (nest.last()) {
            frees.addAll(biases);
        }
        TileTask step = new TileTask(
                context.layer().index(),
                Optional.of(tile()),
                awaits,
                frees,
                output,
                0,
                false,
                nest.first(),
                nest.last(),
                task++);
        more = nest.advance();
        return step;
    }

    @Override
    public List<List<Long>> carriedBytes() {
        List<List<Long>> bytes = new ArrayList<>(inputs.carriedBytes());
        bytes.addAll(weights.carriedBytes());
        return bytes;
    }

    @Override
    public long changes() {
        return inputs.changes() + weights.changes();
    }

    private ArrayTile tile() {
        var shape = tiling.shape();
        var split = tiling.split();
        long key = stationaryKey();
        boolean holds = !nest.first() && key == stationaryKey;
        stationaryKey = key;
        return new ArrayTile(
                tiling.groupsIn(nest.group()),
                grid.pixels(nest.pixelBlock()),
                tiling.filtersIn(nest.filterBlock()),
                split.taps(shape),
                split.channels(shape, nest.chunk()),
                nest.firstChunk(),
                nest.lastChunk(),
                holds,
                tiling.squares(nest.pixelBlock()),
                grid.rows(nest.pixelBlock()));
    }

    /** Which operand the array would keep from the tile before; before the first tile it has none. */
    private long stationaryKey() {
        boolean filtersStream = context.chip().array().streamed() == ArrayModel.Streamed.FILTERS;
        long block = filtersStream ? nest.pixelBlock() : nest.filterBlock();
        long blocks = filtersStream ? grid.blocks() : tiling.filterBlocks();
        return (nest.group() * blocks + block) * tiling.chunks() + nest.chunk();
    }

    private long blockElements() {
        return tiling.groupsIn(nest.group()) * tiling.filtersIn(nest.filterBlock()) * grid.pixels(nest.pixelBlock());
    }

    private long roomBytes() {
        long finished = made.bytes(outputsDone, blockElements());
        boolean sumsInLocal = context.chip().accumulatorMemoryBytes() == 0 && plan.accumulates();
        return sumsInLocal ? Math.max(finished, blockElements() * context.chip().accumulatorBytes()) : finished;
    }

    private OutputBlock output(List<LocalPiece> awaits) {
        List<LocalPiece> residuals = new ArrayList<>();
        long block = nest.pixelBlock();
        long elements = blockElements();
        double begin = (double) outputsDone / made.sums();
        for (Operand operand : context.layer().residuals()) {
            long bytes = new ProductOutput(
                            made.sums(), operand.bytes(), operand.tensor().elementBits())
                    .bytes(outputsDone, elements);
            if (bytes > 0) {
                OperandSpan span = new OperandSpan(begin, bytes, grid.endRow(block), grid.rows());
                residuals.add(context.pieces().passing(context.layer().index(), context.parts(List.of(operand)), span));
            }
        }
        awaits.addAll(residuals);
        long operations = Math.round((double) context.layer().vectorOperations() * elements / made.sums());
        long bytes = made.bytes(outputsDone, elements);
        long offset = Math.min((long) (begin * made.bytes()), Math.max(0, made.bytes() - bytes));
        outputsDone += elements;
        return new OutputBlock(
                context.layer().index(),
                room,
                bytes,
                context.outputAddress() + offset,
                context.outputState(),
                operations,
                readyRows(block),
                residuals);
    }

    /** Rows that are complete with this block: all its filters and strips are done. */
    private long readyRows(long block) {
        long rows = context.layer().output().rows();
        if (nest.last()) {
            return context.readyRows(rows);
        }
        boolean lastFilters =
                plan.choice().order() == Order.PIXEL_SLABS ? nest.lastOuter() : nest.lastSlab() && nest.lastInner();
        boolean lastStrip = block / grid.rowBlocks() == grid.strips() - 1;
        if (!lastFilters || !lastStrip || !nest.lastGroup()) {
            return 0;
        }
        return context.readyRows(grid.endRow(block) * rows / grid.rows());
    }
}
