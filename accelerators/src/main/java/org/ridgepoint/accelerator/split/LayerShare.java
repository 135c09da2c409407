package org.ridgepoint.accelerator.split;

import java.util.List;
import java.util.Optional;
import org.ridgepoint.accelerator.layer.BlockSweep;
import org.ridgepoint.accelerator.layer.Cut;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.accelerator.layer.MostParts;
import org.ridgepoint.accelerator.layer.Operand;
import org.ridgepoint.accelerator.layer.ProductOutput;
import org.ridgepoint.accelerator.layer.Readers;
import org.ridgepoint.accelerator.layer.StoredParameters;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.workload.work.Axis;
import org.ridgepoint.workload.work.Contraction;

/**
 * A core's part of a layer, which is a layer itself, smaller: the same loops over fewer rows, or over fewer filters, groups or
 * heads. What it reads of a tensor, and what it makes of one, is a slice that is there when all of the tensor is.
 *
 * <p>Work of the vector unit alone is divided by rows, whatever the layer is cut by: normalising over channels would not let
 * itself be divided by them.
 *
 * <p>Not modelled: the rows that windows of pooling on two cores share, which are read once; where the slices of a tensor lie in
 * DRAM when they are not in one piece.
 *
 * @param layer the part
 * @param skippedWeightBytes of the layer's stored weights those of the parts before it
 */
record LayerShare(Layer layer, long skippedWeightBytes) {
    /** One of the parts into which a layer is cut, where each core reads what it needs for itself. */
    static LayerShare of(Layer layer, Cut cut, int part) {
        return of(layer, cut, part, Readers.ONE);
    }

    /** One of the parts into which a layer is cut; {@code readers} read what all of them need. */
    static LayerShare of(Layer layer, Cut cut, int part, Readers readers) {
        if (cut.parts() == 1) {
            return new LayerShare(layer, 0);
        }
        if (layer.contraction().isEmpty()) {
            return byElements(layer, Range.part(layer.output().rows(), part, cut.parts()), readers);
        }
        return cut.by() == Cut.By.ROWS ? byRows(layer, cut, part, readers) : byFilters(layer, cut, part, readers);
    }

    private static LayerShare byElements(Layer layer, Range rows, Readers readers) {
        long ofAll = layer.output().rows();
        List<Operand> inputs = layer.inputs().stream()
                .map(operand -> operand.tensor().rows() < ofAll ? whole(operand, Readers.ONE) : slice(operand, rows))
                .toList();
        boolean streams = layer.streamsBiases();
        long biases = layer.stored().biasBytes();
        Layer share = share(
                layer,
                Optional.empty(),
                inputs,
                List.of(),
                List.of(),
                layer.stored().part(0, streams ? rows.of(biases) : biases, streams ? Readers.ONE : readers),
                rows);
        return new LayerShare(share, streams ? rows.skipped(biases) : 0);
    }

    private static LayerShare byRows(Layer layer, Cut cut, int part, Readers readers) {
        Contraction shape = layer.contraction().orElseThrow();
        Range units = Range.part(MostParts.rowUnits(layer, shape), part, cut.parts());
        int unit = MostParts.rowsOfUnit(layer);
        long height = shape.outputHeight();
        Range rows = new Range(units.first() * unit, Math.min(height, units.end() * unit), height);
        Axis axis = shape.rows();
        long begin = rows.first() * axis.stride() - axis.pad();
        long low = Math.min(Math.max(0, begin), shape.inputHeight() - 1);
        long high = Math.max(low + 1, Math.min(shape.inputHeight(), axis.end(rows.end())));
        Range under = new Range(low, high, shape.inputHeight());
        int padTop = Math.toIntExact(Math.max(0, -begin));
        Layer share = share(
                layer,
                Optional.of(withRows(shape, under.count(), rows.count(), padTop)),
                slices(layer.inputs(), under),
                residuals(layer, rows),
                wholes(layer.weights(), readers),
                layer.stored().part(layer.stored().weightBytes(), layer.stored().biasBytes(), readers),
                rows);
        return new LayerShare(share, 0);
    }

    private static LayerShare byFilters(Layer layer, Cut cut, int part, Readers readers) {
        Contraction shape = layer.contraction().orElseThrow();
        boolean byGroups = shape.groups() >= cut.parts();
        Range range = Range.part(byGroups ? shape.groups() : shape.filters(), part, cut.parts());
        List<Operand> inputs = byGroups
                ? ofGroups(
                        layer.inputs(),
                        layer.inputOperand().stored(),
                        layer.inputOperand().nominal(),
                        range)
                : wholes(layer.inputs(), readers);
        List<Operand> weights = byGroups && !layer.weights().isEmpty()
                ? ofGroups(
                        layer.weights(),
                        layer.weightOperand().stored(),
                        layer.weightOperand().nominal(),
                        range)
                : slices(layer.weights(), range);
        Layer share = share(
                layer,
                Optional.of(byGroups ? withGroups(shape, range.count()) : withFilters(shape, range.count())),
                inputs,
                residuals(layer, range),
                weights,
                layer.stored()
                        .part(
                                range.of(layer.stored().weightBytes()),
                                range.of(layer.stored().biasBytes()),
                                Readers.ONE),
                range);
        return new LayerShare(share, range.skipped(layer.stored().weightBytes()));
    }

    /** What some groups read, of which several may share what is stored. */
    private static List<Operand> ofGroups(List<Operand> operands, long stored, long nominal, Range groups) {
        long heads = Math.max(1, groups.all() * stored / nominal);
        long first = groups.first() * heads / groups.all();
        long end = Exact.ceilDiv(groups.end() * heads, groups.all());
        return slices(operands, new Range(first, end, heads));
    }

    /** What is combined with a part of the output; what is smaller than the output is repeated, and so read whole. */
    private static List<Operand> residuals(Layer layer, Range range) {
        long elements = ProductOutput.of(layer).sums();
        return layer.residuals().stream()
                .map(operand -> operand.bytes() < operand.tensor().bytes(elements)
                        ? whole(operand, Readers.ONE)
                        : slice(operand, range))
                .toList();
    }

    private static List<Operand> slices(List<Operand> operands, Range range) {
        return operands.stream().map(operand -> slice(operand, range)).toList();
    }

    private static Operand slice(Operand operand, Range range) {
        long bytes = Math.max(1, range.of(operand.bytes()));
        return new Operand(
                part(operand.tensor(), bytes, Math.min(range.skipped(operand.bytes()), operand.bytes() - bytes)),
                bytes);
    }

    private static List<Operand> wholes(List<Operand> operands, Readers readers) {
        return operands.stream().map(operand -> whole(operand, readers)).toList();
    }

    private static Operand whole(Operand operand, Readers readers) {
        return new Operand(part(operand.tensor(), operand.tensor().bytes(), 0), operand.bytes(), readers);
    }

    /** A slice of a tensor that is there when the last of its rows is. */
    static MappedTensor part(MappedTensor tensor, long bytes, long firstByte) {
        return new MappedTensor(
                tensor.id(),
                tensor.name(),
                bytes,
                tensor.elementBits(),
                1,
                tensor.given(),
                Math.min(bytes, tensor.wantedBytes()),
                tensor.firstByte() + firstByte,
                tensor.firstRow() + tensor.rows() - 1);
    }

    private static Layer share(
            Layer layer,
            Optional<Contraction> shape,
            List<Operand> inputs,
            List<Operand> residuals,
            List<Operand> weights,
            StoredParameters stored,
            Range range) {
        MappedTensor output = layer.output();
        return new Layer(
                layer.index(),
                layer.name(),
                layer.operator(),
                layer.unit(),
                shape,
                layer.alsoOnVector()
                        && shape.filter(BlockSweep::leavesNothingOut).isPresent(),
                layer.winograd(),
                inputs,
                residuals,
                weights,
                stored,
                layer.weightBits(),
                range.of(layer.vectorOperations()),
                part(output, range.of(output.bytes()), range.skipped(output.bytes())));
    }

    /** A layer on a core that has no part of it: it waits for those that have, and so long keeps what they read. */
    static Layer elsewhere(Layer layer, List<MappedTensor> kept) {
        List<Operand> reads =
                kept.stream().map(tensor -> new Operand(part(tensor, 1, 0), 0)).toList();
        return new Layer(
                layer.index(),
                layer.name(),
                layer.operator(),
                Layer.Unit.ELSEWHERE,
                Optional.empty(),
                false,
                false,
                reads,
                List.of(),
                List.of(),
                StoredParameters.NONE,
                layer.weightBits(),
                0,
                part(layer.output(), 1, 0));
    }

    private static Contraction withRows(Contraction shape, long inputHeight, long outputHeight, int padTop) {
        return new Contraction(
                shape.groups(),
                shape.batch(),
                inputHeight,
                shape.inputWidth(),
                shape.channels(),
                outputHeight,
                shape.outputWidth(),
                shape.filters(),
                shape.kernelHeight(),
                shape.kernelWidth(),
                shape.strideHeight(),
                shape.strideWidth(),
                padTop,
                shape.padLeft(),
                shape.dilationHeight(),
                shape.dilationWidth(),
                shape.weightsAreParameters());
    }

    private static Contraction withGroups(Contraction shape, long groups) {
        return with(shape, groups, shape.filters());
    }

    private static Contraction withFilters(Contraction shape, long filters) {
        return with(shape, shape.groups(), filters);
    }

    private static Contraction with(Contraction shape, long groups, long filters) {
        return new Contraction(
                groups,
                shape.batch(),
                shape.inputHeight(),
                shape.inputWidth(),
                shape.channels(),
                shape.outputHeight(),
                shape.outputWidth(),
                filters,
                shape.kernelHeight(),
                shape.kernelWidth(),
                shape.strideHeight(),
                shape.strideWidth(),
                shape.padTop(),
                shape.padLeft(),
                shape.dilationHeight(),
                shape.dilationWidth(),
                shape.weightsAreParameters());
    }
}
