package org.ridgepoint.accelerator.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.accelerator.layer.BlockSweep;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.accelerator.layer.Operand;

/**
 * The tasks of a layer that the vector unit or the host works on alone: the tensors in as many blocks as the plan
 * says. A block of a reduction may have no output: what it makes waits in the unit. Of a product each byte of the input is
 * fetched once and stays until no window needs it; a block reads the windows of its outputs, halo and all, and every weight.
 *
 * <p>Not modelled: rows that neighbouring pooling windows share are not fetched again.
 */
final class ElementProgram implements LayerProgram {
    private final LayerContext context;
    private final long blocks;
    private final BlockSweep sweep;
    private final List<LocalPiece> held;
    private final OperandParts streamed;
    private final List<Operand> operands;
    private final ArrayDeque<Passing> passing = new ArrayDeque<>();
    private long block;
    private long changes;

    /** A piece of an operand, and where it ends. */
    private record Passing(LocalPiece piece, long endPlace) {}

    ElementProgram(LayerContext context, long blocks) {
        this.context = context;
        this.blocks = blocks;
        Layer layer = context.layer();
        this.sweep = BlockSweep.of(layer, blocks);
        this.operands = layer.reads().toList();
        this.held = context.heldPiece();
        this.streamed = context.biases();
    }

    @Override
    public boolean hasNext() {
        return block < blocks;
    }

    @Override
    public TileTask next() {
        Layer layer = context.layer();
        boolean first = block == 0;
        boolean last = block == blocks - 1;
        List<LocalPiece> awaits = new ArrayList<>(first ? held : List.of());
        List<LocalPiece> frees = new ArrayList<>(last ? held : List.of());
        long read = layer.stored().weightBytes();
        for (Operand operand : operands) {
            fetch(context.parts(List.of(operand)), operand.bytes(), awaits);
            read += sweep.passes() * window(operand.bytes());
        }
        if (layer.streamsBiases()) {
            fetch(streamed, layer.stored().biasBytes(), awaits);
            read += window(layer.stored().biasBytes());
        }
        leave(frees);
        OutputBlock output = output(awaits);
        boolean onHost = layer.unit() == Layer.Unit.HOST;
        TileTask step = new TileTask(
                layer.index(), Optional.empty(), awaits, frees, Optional.of(output), read, onHost, first, last, block);
        block++;
        return step;
    }

    @Override
    public List<List<Long>> carriedBytes() {
        return List.of(passing.stream().map(each -> each.piece.bytes()).toList());
    }

    @Override
    public long changes() {
        return changes;
    }

    /** Adds what of an operand this block is the first to need. */
    private void fetch(OperandParts parts, long wholeBytes, List<LocalPiece> awaits) {
        long begin = sweep.reached(block);
        long end = sweep.reached(block + 1);
        long bytes = sweep.bytes(wholeBytes, end) - sweep.bytes(wholeBytes, begin);
        if (bytes > 0) {
            OperandSpan span = new OperandSpan((double) begin / sweep.places(), bytes, end, sweep.places());
            LocalPiece piece = context.pieces().passing(context.layer().index(), parts, span);
            awaits.add(piece);
            passing.add(new Passing(piece, end));
            changes++;
        }
    }

    /** Bytes of an operand that this block reads. */
    private long window(long wholeBytes) {
        return sweep.bytes(wholeBytes, sweep.reached(block + 1)) - sweep.bytes(wholeBytes, sweep.passed(block));
    }

    /** Adds what no later block needs. */
    private void leave(List<LocalPiece> frees) {
        long passed = block == blocks - 1 ? sweep.places() : sweep.passed(block + 1);
        while (!passing.isEmpty() && passing.peek().endPlace() <= passed) {
            frees.add(passing.remove().piece());
            changes++;
        }
    }

    private OutputBlock output(List<LocalPiece> awaits) {
        Layer layer = context.layer();
        MappedTensor made = layer.output();
        long bytes = portion(made.bytes(), block);
        LocalPiece room = context.pieces().room(layer.index(), bytes);
        awaits.add(room);
        long address = context.outputAddress() + made.bytes() * block / blocks;
        long rows = context.readyRows(made.rows() * (block + 1) / blocks);
        long operations = portion(layer.vectorOperations(), block);
        return new OutputBlock(layer.index(), room, bytes, address, context.outputState(), operations, rows, List.of());
    }

    /** This block's part of a whole, such that the parts add up. */
    private long portion(long whole, long index) {
        return whole * (index + 1) / blocks - whole * index / blocks;
    }
}
