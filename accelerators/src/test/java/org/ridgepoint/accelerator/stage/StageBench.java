package org.ridgepoint.accelerator.stage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ridgepoint.accelerator.hardware.Agents;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.hardware.Hardware;
import org.ridgepoint.accelerator.layer.Lifetimes;
import org.ridgepoint.accelerator.machine.Replay;
import org.ridgepoint.accelerator.machine.TestChip;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.mapping.Place;
import org.ridgepoint.accelerator.program.LocalPiece;
import org.ridgepoint.accelerator.program.OutputBlock;
import org.ridgepoint.accelerator.program.TestPieces;
import org.ridgepoint.accelerator.program.TileTask;
import org.ridgepoint.accelerator.residence.DramLayout;
import org.ridgepoint.accelerator.residence.Progress;
import org.ridgepoint.accelerator.residence.StagedSpace;
import org.ridgepoint.accelerator.residence.TensorState;
import org.ridgepoint.accelerator.residence.TensorStates;
import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.sim.compute.ArrayTile;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.memory.SramSpace;
import org.ridgepoint.sim.resource.DmaEngine;
import org.ridgepoint.workload.graph.Layers;

/**
 * Test bench: what stages stand on, for two matrix products, 8 rows of 64 inputs to 8 rows of 32 and of 16. The tests hand
 * the stages their pieces, and note what they are told.
 *
 * <p>Everything runs at 1 GHz. DRAM: 5 ns to open a row, 5 to the data of a read or 3 of a write, 8 B a ns. Bus and link:
 * 32 B a ns and 1 ns. Bulk and local SRAM: 64 B a ns and 1 ns, a port each way.
 */
public final class StageBench {
    private static final int WINDOW = 8;
    private static final int GRANULE_BYTES = 256;

    private final Simulation simulation = new Simulation();
    private final StageNotes notes = new StageNotes(simulation);
    private final Chip chip;
    private final Hardware hardware;
    private final SramSpace localSpace;
    private final SramSpace bulkSpace;
    private final StagedSpace local;
    private final StagedSpace bulk;
    private final LayerCounts[] counts = {new LayerCounts(), new LayerCounts()};
    private final NetworkPlan plan;
    private final TensorStates tensors;
    private final Progress progress;
    private Action whenChanged = () -> {};
    private OutputStage outputs;

    /** A bench on which the tensor between the layers lives in DRAM. */
    public StageBench() {
        this(chip(), Place.DRAM);
    }

    public StageBench(Chip chip, Place between) {
        this.chip = chip;
        this.hardware = new Hardware(simulation, chip);
        this.plan = plan(between);
        this.localSpace = new SramSpace(simulation, "sram.local", chip.view().localBytes());
        this.bulkSpace = new SramSpace(simulation, "sram.bulk", chip.view().bulkBytes());
        this.local = new StagedSpace(localSpace, List.of(localSpace.capacityBytes(), localSpace.capacityBytes()));
        this.bulk = new StagedSpace(bulkSpace, List.of(bulkSpace.capacityBytes(), bulkSpace.capacityBytes()));
        Lifetimes lifetimes = new Lifetimes(plan.network());
        DramLayout layout = new DramLayout(plan, lifetimes, chip.dramCapacityBytes());
        this.tensors = new TensorStates(plan, layout, local, bulk);
        this.progress = new Progress(plan.network().layers(), tensors, local, bulk);
    }

    /** 8 x 8 multipliers; 2 KiB of local, 8 KiB of bulk SRAM; packets of 256 B, eight at a time. */
    public static Chip chip() {
        return TestChip.systolic(8, 8)
                .memory(2 << 10, 8 << 10)
                .packets(GRANULE_BYTES, WINDOW)
                .chip();
    }

    private static NetworkPlan plan(Place between) {
        Layers net = new Layers("products");
        NetworkPlan mapped = Replay.plan(chip(), net.finish(net.linear(net.linear(net.input("a", 8, 64), 32), 16)));
        Map<Integer, Place> places = new HashMap<>(mapped.places());
        places.put(mapped.network().layers().get(0).output().id(), between);
        return new NetworkPlan(
                mapped.network(),
                places,
                mapped.plans(),
                mapped.blocks(),
                mapped.freeLocalBytes(),
                mapped.freeBulkBytes());
    }

    public Simulation simulation() {
        return simulation;
    }

    public StageNotes notes() {
        return notes;
    }

    public Chip chipOnBench() {
        return chip;
    }

    public Hardware hardware() {
        return hardware;
    }

    public LayerCounts[] counts() {
        return counts;
    }

    public Progress progress() {
        return progress;
    }

    public SramSpace localSpace() {
        return localSpace;
    }

    public SramSpace bulkSpace() {
        return bulkSpace;
    }

    public StagedSpace local() {
        return local;
    }

    public StagedSpace bulk() {
        return bulk;
    }

    /** What the first layer makes and the second one reads. */
    public TensorState between() {
        return tensors.of(plan.network().layers().get(0).output());
    }

    /** What the second layer makes. */
    public TensorState made() {
        return tensors.of(plan.network().layers().get(1).output());
    }

    /** Books whose onlooker and listener are the notes. */
    public Books books() {
        return books(notes);
    }

    public Books books(Onlooker onlooker) {
        return new Books(simulation, new Tally(counts), onlooker, notes);
    }

    public BulkStage bulkStage(Books books) {
        return new BulkStage(
                engine("dma.load", Agents.DRAM_IN),
                hardware.core(0).load(),
                hardware.core(0)::loadForSeveral,
                bulk,
                books,
                this::changed);
    }

    public LocalStage localStage(Books books, long bulkCapacity) {
        return new LocalStage(
                engine("dma.fill", Agents.FILL),
                hardware.core(0).fill(),
                local,
                bulk,
                bulkCapacity,
                books,
                this::changed);
    }

    /** A stage that takes a turn whenever it asks for one. */
    public OutputStage outputStage(Books books) {
        outputs = new OutputStage(
                simulation,
                hardware.core(0).vector(),
                hardware.core(0).outputs(),
                engine("dma.store", Agents.DRAIN),
                hardware.core(0).store(),
                local,
                books,
                progress,
                chip.view().granuleBytes(),
                new Turns(simulation, () -> outputs.pump()));
        return outputs;
    }

    /** The chip's array, with operands of so many bits. */
    public ArrayStage arrayStage(Books books, int elementBits, long launchCycles) {
        ArrayStage.Array array =
                new ArrayStage.Array(chip.array(), chip.clock(), chip.macsPerCycle(), elementBits, launchCycles);
        return new ArrayStage(simulation, array, hardware.core(0).operands(), books, this::finished);
    }

    public ElementStage elementStage(Books books) {
        return new ElementStage(
                simulation, hardware.core(0).elements(), hardware.core(0).host(), books, this::finished);
    }

    private DmaEngine engine(String name, int agent) {
        return new DmaEngine(simulation, name, agent, GRANULE_BYTES, WINDOW);
    }

    /** Has something done whenever a stage says that something has changed. */
    public void whenChanged(Action action) {
        whenChanged = action;
    }

    private void changed() {
        notes.note("changed");
        whenChanged.fire();
    }

    private void finished(TileTask step) {
        notes.note("finished for layer " + step.layer());
    }

    /** A tile of layer 0: 8 rows times 8 filters, over so many channels; the layer's first where it opens it. */
    public static TileTask tile(long channels, boolean opensLayer, LocalPiece... awaits) {
        return tile(0, ArrayTile.whole(1, 8, 8, 1, channels), opensLayer, awaits);
    }

    public static TileTask tile(int layer, ArrayTile tile, boolean opensLayer, LocalPiece... awaits) {
        return new TileTask(
                layer, Optional.of(tile), List.of(awaits), List.of(), Optional.empty(), 0, false, opensLayer, false, 0);
    }

    /** Work of the vector unit, or the host, on a block, of as many bytes as it makes. */
    public static TileTask elements(OutputBlock block, boolean onHost, LocalPiece... awaits) {
        return new TileTask(
                block.layer(),
                Optional.empty(),
                List.of(awaits),
                List.of(),
                Optional.of(block),
                block.bytes(),
                onHost,
                false,
                false,
                0);
    }

    /** A block of layer 0 that ends with a row of a tensor; its room in local SRAM is taken. */
    public OutputBlock block(long bytes, TensorState tensor, long operations, long readyRows, LocalPiece... frees) {
        LocalPiece room = TestPieces.local(bytes);
        Stream.concat(Stream.of(room), Stream.of(frees)).forEach(piece -> {
            local.takePassing(0, piece.bytes());
            piece.take();
        });
        return new OutputBlock(0, room, bytes, 0, tensor, operations, readyRows, List.of(frees));
    }
}
