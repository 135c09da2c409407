package org.ridgepoint.accelerator.mapping;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.Operand;
import org.ridgepoint.accelerator.layer.ProductOutput;
import org.ridgepoint.accelerator.layer.Readers;

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
 * @param shares a core's part of what it reads together with others
 */
record Sources(
        double inputFromDram,
        double inputInLocal,
        double residuals,
        double residualsFromDram,
        double residualsInLocal,
        Place output,
        ProductOutput made,
        Shares shares) {

    /**
     * Of what several cores read together, one core's share.
     *
     * @param inputReads of reading the input from DRAM
     * @param inputRoom of the room that input from DRAM takes in bulk SRAM
     * @param weightReads of reading the weights
     * @param weightRoom of the room that weights take in bulk SRAM
     */
    record Shares(double inputReads, double inputRoom, double weightReads, double weightRoom) {
        static final Shares ALL = new Shares(1, 1, 1, 1);

        static Shares of(Layer layer, Map<Integer, Place> placement) {
            List<Operand> inputs = at(layer.inputs(), placement, Place.DRAM).toList();
            Readers ofWeights = layer.weights().isEmpty()
                    ? layer.stored().readers()
                    : layer.weights().get(0).readers();
            double inDram = layer.weights().isEmpty() ? storedInDram(layer) : 1;
            return new Shares(
                    mean(inputs, Readers::readShare),
                    mean(inputs, Readers::roomShare),
                    inDram * ofWeights.readShare(),
                    inDram * ofWeights.roomShare());
        }

        /** Of the stored weights, the share that does not lie in bulk SRAM already. */
        private static double storedInDram(Layer layer) {
            return layer.stored().weightBytes() == 0
                    ? 1
                    : 1
                            - (double) layer.stored().keptWeightBytes()
                                    / layer.stored().weightBytes();
        }

        private static double mean(List<Operand> operands, ToDoubleFunction<Readers> share) {
            long all = operands.stream().mapToLong(Operand::bytes).sum();
            double shared = operands.stream()
                    .mapToDouble(operand -> operand.bytes() * share.applyAsDouble(operand.readers()))
                    .sum();
            return all == 0 ? 1 : shared / all;
        }
    }

    /** Of a core that reads all for itself. */
    Sources(
            double inputFromDram,
            double inputInLocal,
            double residuals,
            double residualsFromDram,
            double residualsInLocal,
            Place output,
            ProductOutput made) {
        this(inputFromDram, inputInLocal, residuals, residualsFromDram, residualsInLocal, output, made, Shares.ALL);
    }

    /** Where a layer's activations lie by a placement of the tensors. */
    static Sources of(Layer layer, Map<Integer, Place> placement) {
        return new Sources(
                share(layer.inputs(), placement, Place.DRAM),
                share(layer.inputs(), placement, Place.LOCAL),
                inOutputs(layer.residuals().stream(), layer),
                inOutputs(at(layer.residuals(), placement, Place.DRAM), layer),
                inOutputs(at(layer.residuals(), placement, Place.LOCAL), layer),
                placement.get(layer.output().id()),
                ProductOutput.of(layer),
                Shares.of(layer, placement));
    }

    /** Of each byte of the input, what this core's part of DRAM's time brings. */
    double inputReads() {
        return inputFromDram * shares.inputReads();
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
