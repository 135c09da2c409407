package org.ridgepoint.accelerator.analytic;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.Operand;
import org.ridgepoint.accelerator.mapping.PixelGrid;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.workload.work.Contraction;

/**
 * The bytes that any plan moves between chip and DRAM: stored parameters and what comes from outside once, at the first
 * layer that reads them, and what the outside wants once. Ask layer by layer, in order.
 */
public final class CompulsoryTraffic {
    private final int elementBits;
    private final Set<Integer> parametersSeen = new HashSet<>();
    private final Set<Integer> tensorsSeen = new HashSet<>();

    /** Before the first layer; {@code elementBits} is the size of an activation or weight. */
    public CompulsoryTraffic(int elementBits) {
        this.elementBits = elementBits;
    }

    /** What the next layer adds. */
    public long bytes(Layer layer) {
        boolean parametersAreNew = layer.parametersId().isEmpty()
                || parametersSeen.add(layer.parametersId().getAsInt());
        long parameters = parametersAreNew ? layer.weightBytes() + layer.biasBytes() : 0;
        long inputs = given(layer.inputs());
        long others = Math.addExact(given(layer.residuals()), given(layer.weights()));
        long output = layer.output().wanted() ? layer.output().bytes() : 0;
        return Math.addExact(Math.addExact(parameters, touched(layer, inputs)), Math.addExact(others, output));
    }

    /** Bytes from outside that no layer has read yet. */
    private long given(List<Operand> operands) {
        return operands.stream()
                .filter(operand -> operand.tensor().given()
                        && tensorsSeen.add(operand.tensor().id()))
                .mapToLong(operand -> Math.min(operand.bytes(), operand.tensor().bytes()))
                .sum();
    }

    /** Of so many bytes of a layer's input, those that its windows touch: strides may skip some. */
    private long touched(Layer layer, long bytes) {
        long all = layer.inputBytes();
        long touched = layer.contraction()
                .map(shape -> Math.min(all, Exact.bytes(touchedElements(shape), elementBits)))
                .orElse(all);
        return touched == all ? bytes : (long) ((double) bytes * touched / all);
    }

    private static long touchedElements(Contraction shape) {
        PixelGrid whole = new PixelGrid(shape, shape.batch() * shape.outputHeight(), shape.outputWidth());
        long rows = shape.dilationHeight() == 1
                ? whole.touchedRows(whole.rows())
                : shape.batch()
                        * lines(
                                shape.inputHeight(),
                                shape.outputHeight(),
                                shape.strideHeight(),
                                shape.padTop(),
                                shape.kernelHeight(),
                                shape.dilationHeight());
        long columns = shape.dilationWidth() == 1
                ? whole.inputColumns(0)
                : lines(
                        shape.inputWidth(),
                        shape.outputWidth(),
                        shape.strideWidth(),
                        shape.padLeft(),
                        shape.kernelWidth(),
                        shape.dilationWidth());
        return rows * columns * shape.groups() * shape.channels();
    }

    /** Lines under the taps of a dilated kernel, which may leave out some between them for good. */
    private static long lines(long size, long outputs, int stride, int pad, int taps, int dilation) {
        BitSet touched = new BitSet();
        for (long output = 0; output < outputs; output++) {
            for (long tap = 0; tap < taps; tap++) {
                long line = output * stride - pad + tap * dilation;
                if (line >= 0 && line < size) {
                    touched.set(Math.toIntExact(line));
                }
            }
        }
        return touched.cardinality();
    }
}
