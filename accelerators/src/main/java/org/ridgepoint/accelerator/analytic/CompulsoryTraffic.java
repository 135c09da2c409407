package org.ridgepoint.accelerator.analytic;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.Operand;
import org.ridgepoint.accelerator.mapping.PixelGrid;
import org.ridgepoint.workload.work.Contraction;

/**
 * The bytes that any plan moves between chip and DRAM: stored parameters that do not lie in bulk SRAM before the run and what
 * comes from outside once, at the first layer that reads them, and what the outside wants once. Of several cores, each with
 * inferences of its own, all use the same parameters, of which there is a copy in each DRAM that no others reach. Ask layer by
 * layer, in order.
 */
public final class CompulsoryTraffic {
    private final int cores;
    private final int copies;
    private final Set<Integer> parametersSeen = new HashSet<>();
    private final Set<Integer> tensorsSeen = new HashSet<>();

    /** Of a chip with so many cores at work, whose parameters lie in so many DRAMs. */
    public CompulsoryTraffic(int cores, int copies) {
        this.cores = cores;
        this.copies = copies;
    }

    /** What the next layer adds. */
    public long bytes(Layer layer) {
        boolean parametersAreNew = layer.stored().id().isEmpty()
                || parametersSeen.add(layer.stored().id().getAsInt());
        long parameters =
                parametersAreNew ? layer.stored().bytes() - layer.stored().keptBytes() : 0;
        long inputs = given(layer.inputs());
        long others = Math.addExact(given(layer.residuals()), given(layer.weights()));
        long ofEach = Math.addExact(
                Math.addExact(touched(layer, inputs), others), layer.output().wantedBytes());
        return Math.addExact(Math.multiplyExact(copies, parameters), Math.multiplyExact(cores, ofEach));
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
                .map(shape -> Math.min(all, layer.inputOperand().bytes(touchedElements(shape))))
                .orElse(all);
        return touched == all ? bytes : (long) ((double) bytes * touched / all);
    }

    private static long touchedElements(Contraction shape) {
        PixelGrid whole = new PixelGrid(shape, shape.batch() * shape.outputHeight(), shape.outputWidth());
        return whole.touchedRows(whole.rows()) * whole.inputColumns(0) * shape.groups() * shape.channels();
    }
}
