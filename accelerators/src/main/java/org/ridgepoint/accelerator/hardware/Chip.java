package org.ridgepoint.accelerator.hardware;

import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.Readers;
import org.ridgepoint.accelerator.mapping.CapacityTooSmall;
import org.ridgepoint.accelerator.mapping.ChipView;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.ArraySpec;
import org.ridgepoint.accelerator.spec.InterconnectSpec;
import org.ridgepoint.accelerator.spec.MultiprocessorSpec;
import org.ridgepoint.accelerator.spec.Ratio;
import org.ridgepoint.accelerator.spec.SramSpec;
import org.ridgepoint.accelerator.spec.TechnologySpec;
import org.ridgepoint.sim.compute.ArrayModel;
import org.ridgepoint.sim.compute.Operations;
import org.ridgepoint.sim.compute.Rate;
import org.ridgepoint.sim.compute.SpatialArray;
import org.ridgepoint.sim.compute.SystolicArray;
import org.ridgepoint.sim.compute.TensorCoreArray;
import org.ridgepoint.sim.compute.Unroll;
import org.ridgepoint.sim.compute.WeightRegisters;
import org.ridgepoint.sim.compute.Winograd;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.memory.dram.table.ChannelInterleave;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.memory.dram.table.DramPolicy;
import org.ridgepoint.sim.memory.dram.table.DramStandard;
import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.workload.op.Precision;

/**
 * A chip at one precision: its description turned into models and rates.
 *
 * @param spec its description
 * @param dramChannel one of its DRAM channels
 * @param technology prices of its actions
 * @param precision of activations and weights
 */
public record Chip(AcceleratorSpec spec, DramChannelSpec dramChannel, TechnologySpec technology, Precision precision) {

    /** A chip whose DRAM follows a standard's table. */
    public static Chip of(AcceleratorSpec spec, DramStandard memory, TechnologySpec technology, Precision precision) {
        DramChannelSpec channel = DramChannelSpec.of(
                memory,
                spec.dram().widthBits(memory),
                spec.dram().ranks(memory),
                spec.dram().policy(),
                spec.dram().addressMap(memory));
        return new Chip(spec, channel.besideOthers(spec.dram().channels()), technology, precision);
    }

    public ClockDomain clock() {
        return ClockDomain.ofHertz(spec.array().clock().hertz());
    }

    public ArrayModel array() {
        ArraySpec array = spec.array();
        Ratio ratio = rate();
        Rate rate = new Rate(ratio.numerator(), ratio.denominator());
        if (array.model() == ArraySpec.Model.SYSTOLIC) {
            return new SystolicArray(
                    array.rows(),
                    array.columns(),
                    array.dataflow(),
                    array.shadowOperands().orElse(false),
                    rate);
        }
        if (array.model() == ArraySpec.Model.TENSOR_CORE) {
            MultiprocessorSpec each = array.multiprocessors().orElseThrow();
            long lanes = (long) array.rows() * array.columns();
            return new TensorCoreArray(each.count(), each.build(lanes, precision.bits()), rate);
        }
        Unroll unroll = new Unroll(
                array.rows(),
                array.columns(),
                array.pixels().orElse(1),
                array.pixelLanes().orElse(ArraySpec.PixelLanes.PLANE) == ArraySpec.PixelLanes.ROWS,
                array.tapsInRows().orElse(false),
                array.groupsInColumns().orElse(false));
        return new SpatialArray(
                unroll,
                (int) array.pipelineDepth()
                        .map(depth -> depth.cycles())
                        .orElse(0L)
                        .longValue(),
                new WeightRegisters(array.stripePixels().orElse(Integer.MAX_VALUE), 0),
                array.winograd().filter(on -> on).map(on -> new Winograd(0)),
                rate);
    }

    /** MACs of one multiplier per cycle at the run's precision. */
    Ratio rate() {
        Ratio rate = spec.array()
                .macsPerCycle()
                .get(spec.array().computing(precision).name());
        if (rate == null) {
            throw new IllegalArgumentException("array.macsPerCycle: the chip does not compute in " + precision.name()
                    + "; expected one of " + spec.array().macsPerCycle().keySet());
        }
        return rate;
    }

    /** MACs of one core's array per cycle at the run's precision. */
    public double macsPerCycle() {
        return (double) spec.array().lanes() * rate().numerator() / rate().denominator();
    }

    /** Of all cores. */
    public double peakTops() {
        return Operations.tera(cores() * macsPerCycle() * clock().hertz());
    }

    /** The array's own cycles for a layer in one piece, by Winograd or not, operands always there. */
    public long arrayCycles(Layer layer, boolean byWinograd) {
        return layer.wholeTile(byWinograd)
                .map(tile -> array().work(tile).cycles())
                .orElse(0L);
    }

    /** Of all DRAM. */
    public double dramBytesPerSecond() {
        return (double) dramChannel.peakBytesPerSecond() * spec.dramChannels();
    }

    /** Of the DRAM that a core reaches. */
    private double reachedBytesPerSecond() {
        return dramBytesPerSecond() / dramSystems();
    }

    /** What is left beside refresh of what a core can reach, where it halts whole ranks. */
    public double dramBytesPerSecondBesideRefresh() {
        boolean halts = dramChannel.policy().refresh() == DramPolicy.Refresh.ALL_BANKS;
        double halted = halts ? dramChannel.standard().refreshShare() : 0;
        return reachedBytesPerSecond() * (1 - halted);
    }

    /** Bytes that the channels hold that a core reaches. */
    public long dramCapacityBytes() {
        return Math.multiplyExact(
                dramChannel.map().capacityBytes(), (long) spec.dram().channels());
    }

    /** Refuses what does not fit its DRAM. */
    public void requireDram(long bytes) {
        long capacity = dramCapacityBytes();
        if (bytes > capacity) {
            throw CapacityTooSmall.ofDram(
                    capacity, spec.dram().channels(), dramChannel.geometry().ranks(), bytes);
        }
    }

    /** How addresses are dealt out over no more than so many channels. */
    ChannelInterleave interleave(int channelsUsed) {
        long bytes = spec.dram()
                .interleave()
                .map(Bytes::bytes)
                .orElse(spec.dma().granule().bytes());
        return new ChannelInterleave(Math.min(channelsUsed, spec.dram().channels()), bytes);
    }

    /** Cores, alike. */
    public int cores() {
        return spec.coreGroup().count();
    }

    /** Bulk SRAMs: one that all cores share, or one for each. */
    int bulkMemories() {
        return spec.coreGroup().bulkMemories();
    }

    /** DRAM systems: one that all cores share, or one for each. */
    public int dramSystems() {
        return spec.coreGroup().dramSystems();
    }

    /** The cores around one DRAM system as a chip of their own; the whole chip where all share one. */
    public Chip aroundOneDram() {
        return dramSystems() == 1 ? this : new Chip(spec.aroundOneDram(), dramChannel, technology, precision);
    }

    /** What the mapper knows of one core: of what all share it has its share. */
    public ChipView view() {
        return view(cores() / dramSystems());
    }

    /** The same of one of so many cores that are at work while the others rest. */
    public ChipView view(int atWork) {
        SramSpec local = spec.sram().local();
        int accumulatorBytes = Exact.ceilDiv(precision.accumulatorBits(), Byte.SIZE);
        return new ChipView(
                array(),
                Math.max(precision.bits(), precision.weights().bits()),
                accumulatorBytes,
                reachedBytesPerSecond() / clock().hertz() / atWork,
                reachedBytesPerSecond() / clock().hertz() / spec.dram().channels(),
                busBytesPerCycle() / atWork,
                linkBytesPerCycle(),
                feedBytesPerCycle(local),
                loadsBesideReads(local),
                spec.vector().lanes(),
                local.capacity().bytes(),
                bulkBytesOfCore(atWork),
                spec.array().accumulators().map(Bytes::bytes).orElse(0L),
                spec.dma().granule().bytes(),
                (double) spec.bus().burstOverhead().cycles()
                        * clock().hertz()
                        / spec.bus().clock().hertz(),
                local.holdsTensors(),
                spec.sram().bulk().holdsTensors());
    }

    /** A core's own bulk SRAM, or its share of the one that all use: whole granules. */
    private long bulkBytesOfCore(int atWork) {
        long granule = spec.dma().granule().bytes();
        long capacity = spec.sram().bulk().freeBytes();
        boolean whole = atWork == 1 || !sharesBulk();
        return whole ? capacity : capacity / atWork / granule * granule;
    }

    /** Whether several cores have one bulk SRAM. */
    public boolean sharesBulk() {
        return bulkMemories() < cores();
    }

    /** Whether what several cores read together comes once into the bulk SRAM of each. */
    private boolean multicasts() {
        return spec.interconnect().flatMap(InterconnectSpec::multicast).orElse(false);
    }

    /** How so many cores read what all of them need: together where they share bulk SRAM or the wires bring it to all, else each. */
    public Readers readers(int together) {
        return sharesBulk() || multicasts() ? new Readers(together, sharesBulk()) : Readers.ONE;
    }

    /** What is too small for a core, said of the memory of which it has a share. */
    public CapacityTooSmall ofWholeMemory(CapacityTooSmall ofCore) {
        return ofWholeMemory(ofCore, cores());
    }

    /** The same where so many cores share it. */
    public CapacityTooSmall ofWholeMemory(CapacityTooSmall ofCore, int atWork) {
        boolean ofBulk = ofCore.key().equals("sram.bulk.capacity");
        long kept = spec.sram().bulk().keptBytes();
        if (ofBulk && kept > 0) {
            return ofCore.besideKept(spec.sram().bulk().capacity().bytes(), kept);
        }
        boolean share = ofBulk && sharesBulk() && atWork > 1;
        return share
                ? ofCore.sharedBy(
                        atWork,
                        spec.sram().bulk().capacity().bytes(),
                        spec.dma().granule().bytes())
                : ofCore;
    }

    /** At most, both channels and stops of bulk SRAM permitting. */
    private double busBytesPerCycle() {
        int side = Math.min(
                spec.dram().channels(),
                spec.interconnect().flatMap(InterconnectSpec::bulkStops).orElse(1));
        double cycles = (double) spec.bus().clock().hertz() / clock().hertz();
        return spec.bus().bytesPerCycle() * cycles * side;
    }

    private double linkBytesPerCycle() {
        int link = spec.link().bytesPerCycle();
        return spec.link()
                .slices()
                .map(slices -> Math.min(link, slices.bytesPerCycle()))
                .orElse(link);
    }

    /**
     * Loads wait while the array reads from all banks of cells with one port: but for those that have a place in the queue
     * before the memory, on their way there.
     */
    private double loadsBesideReads(SramSpec local) {
        boolean beside = local.build().accessesPerBank() > 1
                || feedBytesPerCycle(local) < (double) local.banks() * local.bytesPerBankPerCycle();
        long queued = (long) CoreParts.PORT_DEPTH * spec.dma().granule().bytes();
        return beside ? Double.MAX_VALUE : queued / linkBytesPerCycle();
    }

    /** What a channel of the fabric carries is what reaches the last of its columns. */
    private double feedBytesPerCycle(SramSpec local) {
        return spec.fabric()
                .map(fabric -> fabric.build().channelBytesPerSecond() / clock().hertz())
                .map(channel -> Math.min(channel, local.bytesPerCycle()))
                .orElse((double) local.bytesPerCycle());
    }
}
