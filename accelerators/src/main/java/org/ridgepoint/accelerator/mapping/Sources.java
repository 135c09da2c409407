package org.ridgepoint.accelerator.mapping;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.Operand;
import org.ridgepoint.accelerator.layer.ProductOutput;

/**
 * Where a layer's activations come from and go to, as shares of their bytes.
 *
 * @param inputFromDram share of the input that lies in DRAM
 * @param inputInLocal share of the input that lies in local SRAM already
 * @param residuals bytes of the tensors that are combined with the output, in outputs
 * @param residualsFromDram of these, what lies in DRAM
 * @param residualsInLocal of these, what lies in local SRAM
 * @param output where the output goes
 * @param made what the layer's sums become
 */
record Sources(
        double inputFromDram,
        double inputInLocal,
        double residuals,
        double residualsFromDram,
        double residualsInLocal,
        Place output,
        ProductOutput made) {

    /** Where a layer's activations lie by a placement of the tensors. */
    static Sources of(Layer layer, Map<Integer, Place> placement) {
        return new Sources(
                share(layer.inputs(), placement, Place.DRAM),
                share(layer.inputs(), placement, Place.LOCAL),
                inOutputs(layer.residuals().stream(), layer),
                inOutputs(at(layer.residuals(), placement, Place.DRAM), layer),
                inOutputs(at(layer.residuals(), placement, Place.LOCAL), layer),
                placement.get(layer.output().id()),
                ProductOutput.of(layer));
    }

    /** Nothing of a layer on chip. */
    static Sources allInDram(Layer layer) {
        double residuals = inOutputs(layer.residuals().stream(), layer);
        return new Sources(1, 0, residuals, residuals, 0, Place.DRAM, ProductOutput.of(layer));
    }

    private static Stream<Operand> at(List<Operand> operands, Map<Integer, Place> placement, Place place) {
        return operands.stream()
                .filter(operand -> placement.get(operand.tensor().id()) == place);
    }

    /** Bytes of tensors that are read beside the output, as multiples of the output's. */
    private static double inOutputs(Stream<Operand> operands, Layer layer) {
        return (double) operands.mapToLong(Operand::bytes).sum()
                / layer.output().bytes();
    }

    private static double share(List<Operand> operands, Map<Integer, Place> placement, Place place) {
        long all = operands.stream().mapToLong(Operand::bytes).sum();
        long there = at(operands, placement, place).mapToLong(Operand::bytes).sum();
        return all == 0 ? 0 : (double) there / all;
    }
}
