package org.ridgepoint.accelerator.spec;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ridgepoint.sim.compute.Dataflow;
import org.ridgepoint.sim.compute.Operations;
import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.sim.quantity.Cycles;
import org.ridgepoint.sim.quantity.Frequency;
import org.ridgepoint.sim.quantity.RefusedKey;
import org.ridgepoint.workload.op.Precision;

/**
 * The MAC array: {@code rows x columns} (times {@code pixels}) multiply-accumulators.
 *
 * @param model how the array works off a fold
 * @param rows multipliers along the reduction (spatial; systolic ws and is) or along the pixels (systolic os)
 * @param columns multipliers along the filters (spatial; systolic os and ws) or along the pixels (systolic is)
 * @param dataflow which operand stays in place; a spatial array keeps weights ({@code ws})
 * @param clock clock of the array, its SRAM and the link between them
 * @param macsPerCycle MACs of one multiplier per cycle, by precision; a precision not listed cannot run, but that mixed ones
 *     ({@code w4a8}) run as the wider of their formats
 * @param pixels spatial only: output positions computed side by side (default 1)
 * @param pixelLanes spatial only: what lies side by side in {@code pixels}: positions in the order of the plane, or whole rows, of
 *     which the last ones may be fewer than there are lanes (default: plane)
 * @param tapsInRows spatial only: rows may carry kernel positions as well as channels (default false)
 * @param groupsInColumns spatial only: columns may carry groups of a grouped convolution (default false)
 * @param pipelineDepth spatial only: cycles from the last operand of a tile to its last sum (default 0)
 * @param stripePixels spatial only: pixel cycles for which a set of weights stays in the multipliers' registers
 *     (default: as many as the tile has)
 * @param winograd spatial only: 3x3 stride-1 layers run as Winograd F(2x2,3x3), 16 multiplications for 4
 *     outputs (default false)
 * @param shadowOperands systolic only: the next fold's stationary operand is loaded behind the present one (default
 *     false)
 * @param accumulators dedicated memory for partial sums (default: none; they lie in local SRAM)
 * @param launch cycles to set up a layer, array idle (default 0)
 * @param idleLanes whether the registers of lanes with nothing to do are clocked (default gated)
 * @param ratedClock the clock that the chip reaches at its node's nominal voltage (default: that of its file, whatever
 *     {@code --set} makes of it)
 * @param scratchpads memories of its own beside each multiplier (default: registers alone)
 * @param zeroGating lanes stand still where an operand is zero, and how many are (default: they multiply zeros, too)
 * @param multiprocessors tensor-core only, and needed there: how many of {@code rows x columns} multipliers, and what bounds them
 */
public record ArraySpec(
        Model model,
        int rows,
        int columns,
        Dataflow dataflow,
        Frequency clock,
        Map<String, Ratio> macsPerCycle,
        Optional<Integer> pixels,
        Optional<PixelLanes> pixelLanes,
        Optional<Boolean> tapsInRows,
        Optional<Boolean> groupsInColumns,
        Optional<Cycles> pipelineDepth,
        Optional<Integer> stripePixels,
        Optional<Boolean> winograd,
        Optional<Boolean> shadowOperands,
        Optional<Bytes> accumulators,
        Optional<Cycles> launch,
        Optional<IdleLanes> idleLanes,
        Optional<Frequency> ratedClock,
        Optional<ScratchpadsSpec> scratchpads,
        Optional<ZeroGatingSpec> zeroGating,
        Optional<MultiprocessorSpec> multiprocessors) {

    /** Builds of MAC arrays. */
    public enum Model {
        SYSTOLIC,
        SPATIAL,
        TENSOR_CORE
    }

    /** What happens to the registers of lanes with nothing to do. */
    public enum IdleLanes {
        /** Their clock stands still. */
        GATED,
        /** They are clocked as long as the chip is on. */
        CLOCKED
    }

    /** What lies side by side in the pixels of a spatial array. */
    public enum PixelLanes {
        PLANE,
        ROWS
    }

    private static final int LARGEST_SIDE = 65_536;

    public ArraySpec {
        Positive.requireUpTo("rows", rows, LARGEST_SIDE);
        Positive.requireUpTo("columns", columns, LARGEST_SIDE);
        pixels.ifPresent(value -> Positive.requireUpTo("pixels", value, LARGEST_SIDE));
        stripePixels.ifPresent(value -> Positive.requireUpTo("stripePixels", value, LARGEST_SIDE));
        Positive.requireClock("clock", clock);
        ratedClock.ifPresent(value -> Positive.requireClock("ratedClock", value));
        pipelineDepth.ifPresent(value -> Positive.requireCycles("pipelineDepth", value));
        launch.ifPresent(value -> Positive.requireCycles("launch", value));
        accumulators.ifPresent(value -> Positive.requireCapacity("accumulators", value));
        if (macsPerCycle.isEmpty()) {
            throw new RefusedKey("macsPerCycle", "needs at least one precision, e.g. int8: 1");
        }
        macsPerCycle = new TreeMap<>(macsPerCycle);
        if (model == Model.SPATIAL) {
            requireStationaryWeights(dataflow);
            refuse(model, "shadowOperands", shadowOperands);
        } else {
            refuse(model, "pixels", pixels);
            refuse(model, "pixelLanes", pixelLanes);
            refuse(model, "tapsInRows", tapsInRows);
            refuse(model, "groupsInColumns", groupsInColumns);
            refuse(model, "pipelineDepth", pipelineDepth);
            refuse(model, "stripePixels", stripePixels);
            refuse(model, "winograd", winograd);
        }
        requireMultiprocessors(model, dataflow, multiprocessors);
        if (model == Model.TENSOR_CORE) {
            refuse(model, "shadowOperands", shadowOperands);
        }
    }

    /** The same at another clock, rated as before. */
    ArraySpec at(Frequency other) {
        return new ArraySpec(
                model,
                rows,
                columns,
                dataflow,
                other,
                macsPerCycle,
                pixels,
                pixelLanes,
                tapsInRows,
                groupsInColumns,
                pipelineDepth,
                stripePixels,
                winograd,
                shadowOperands,
                accumulators,
                launch,
                idleLanes,
                Optional.of(rated()),
                scratchpads,
                zeroGating,
                multiprocessors);
    }

    /** The format that its multipliers work in: the run's where {@code macsPerCycle} has it, else the wider of a mixed one. */
    public Precision computing(Precision precision) {
        return macsPerCycle.containsKey(precision.name()) ? precision : precision.computing();
    }

    /** The clock that it reaches at the nominal voltage. */
    public Frequency rated() {
        return ratedClock.orElse(clock);
    }

    /** Whether idle lanes are clocked. */
    public IdleLanes idle() {
        return idleLanes.orElse(IdleLanes.GATED);
    }

    /** Multipliers in all. */
    public long lanes() {
        int side = multiprocessors.map(MultiprocessorSpec::count).orElse(pixels.orElse(1));
        return Math.multiplyExact((long) rows * columns, (long) side);
    }

    /** The rate at which all multipliers work, where each does so many MACs a cycle, in 10^12 operations a second. */
    public double peakTops(Ratio macsOfOne) {
        return Operations.tera((double) lanes() * macsOfOne.numerator() / macsOfOne.denominator() * clock.hertz());
    }

    private static void requireStationaryWeights(Dataflow dataflow) {
        if (dataflow != Dataflow.WS) {
            throw new RefusedKey("dataflow", "of a spatial array must be ws, was " + lower(dataflow), "model");
        }
    }

    private static void requireMultiprocessors(
            Model model, Dataflow dataflow, Optional<MultiprocessorSpec> multiprocessors) {
        if (model != Model.TENSOR_CORE) {
            refuse(model, "multiprocessors", multiprocessors);
            return;
        }
        if (multiprocessors.isEmpty()) {
            throw new RefusedKey("multiprocessors", "must be stated of a tensor-core array", "model");
        }
        if (dataflow != Dataflow.OS) {
            throw new RefusedKey("dataflow", "of a tensor-core array must be os, was " + lower(dataflow), "model");
        }
    }

    private static void refuse(Model model, String key, Optional<?> value) {
        if (value.isPresent()) {
            throw new RefusedKey(key, "has no effect on a " + lower(model) + " array; remove it", "model");
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
