package org.ridgepoint.accelerator.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.accelerator.layer.Operand;

/**
 * The tasks of a layer that the vector unit or the host works on alone: the tensors in as many blocks as the plan
 * says. A block of a reduction may have no output: what it makes waits in the unit.
 *
 * <p>Not modelled: rows that neighbouring pooling windows share are not fetched again.
 */
final class ElementProgram implements LayerProgram {
    private final LayerContext context;
    private final long blocks;
    private final List<LocalPiece> biases;
    private final OperandParts streamed;
    private final List<Operand> operands;
    private long block;

    ElementProgram(LayerContext context, long blocks) {
        this.context = context;
        this.blocks = blocks;
        Layer layer = context.layer();
        this.operands = layer.reads().toList();
        this.biases = layer.streamsBiases() ? List.of() : context.biasPiece();
        this.streamed = context.biases();
    }

    @Override
    public boolean hasNext() {
        return block < blocks;
    }

    @Override
    public Step next() {
        Layer layer = context.layer();
        boolean first = block == 0;
        boolean last = block == blocks - 1;
        List<LocalPiece> awaits = new ArrayList<>(first ? biases : List.of());
        List<LocalPiece> frees = new ArrayList<>(last ? biases : List.of());
        long read = 0;
        for (Operand operand : operands) {
            read += read(context.parts(List.of(operand)), operand.bytes(), awaits, frees);
        }
        if (layer.streamsBiases()) {
            read += read(streamed, layer.biasBytes(), awaits, frees);
        }
        OutputBlock output = output(awaits);
        boolean onHost = layer.unit() == Layer.Unit.HOST;
        Step step = new Step(
                layer.index(), Optional.empty(), awaits, frees, Optional.of(output), read, onHost, first, last);
        block++;
        return step;
    }

    /** Adds this block's piece of an operand and returns its bytes. */
    private long read(OperandParts parts, long wholeBytes, List<LocalPiece> awaits, List<LocalPiece> frees) {
        long bytes = portion(wholeBytes, block);
        if (bytes > 0) {
            Span span = new Span((double) block / blocks, bytes, block + 1, blocks);
            LocalPiece piece = context.pieces().passing(context.layer().index(), parts, span);
            awaits.add(piece);
            frees.add(piece);
        }
        return bytes;
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
