package org.ridgepoint.accelerator.machine;

import java.util.Optional;
import org.ridgepoint.accelerator.hardware.Agents;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.hardware.Hardware;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.Lifetimes;
import org.ridgepoint.accelerator.mapping.ChipView;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.program.LocalPiece;
import org.ridgepoint.accelerator.program.PieceFactory;
import org.ridgepoint.accelerator.program.Program;
import org.ridgepoint.accelerator.program.Step;
import org.ridgepoint.accelerator.residence.DramLayout;
import org.ridgepoint.accelerator.residence.Progress;
import org.ridgepoint.accelerator.residence.StagedSpace;
import org.ridgepoint.accelerator.residence.TensorStates;
import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.accelerator.result.OriginListener;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.stage.ArrayStage;
import org.ridgepoint.accelerator.stage.Books;
import org.ridgepoint.accelerator.stage.BulkStage;
import org.ridgepoint.accelerator.stage.ElementStage;
import org.ridgepoint.accelerator.stage.LocalStage;
import org.ridgepoint.accelerator.stage.OutputStage;
import org.ridgepoint.accelerator.wait.Blocker;
import org.ridgepoint.accelerator.wait.StreamPace;
import org.ridgepoint.accelerator.wait.WaitTracker;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.memory.SramSpace;
import org.ridgepoint.sim.resource.DmaEngine;

/** A chip wired up to replay one plan: hardware, the stages that keep it busy, and the accounts. */
public final class Machine {
    private static final int MOST_STEPS_AHEAD = 16_384;
    private static final int PIECES_AHEAD = 64;

    private final Simulation simulation;
    private final NetworkPlan plan;
    private final Hardware hardware;
    private final SramSpace localSpace;
    private final SramSpace bulkSpace;
    private final LayerCounts[] counts;
    private final WaitTracker waits;
    private final Progress progress;
    private final BulkStage bulkStage;
    private final LocalStage localStage;
    private final OutputStage outputStage;
    private final ArrayStage arrayStage;
    private final ElementStage elementStage;
    private final Program program;
    private final DmaEngine[] engines;
    private final RunListener listener;
    private boolean refilling;

    public Machine(Simulation simulation, Chip chip, NetworkPlan plan) {
        this(simulation, chip, plan, RunListener.NONE);
    }

    /** The same, telling a listener what happens. */
    public Machine(Simulation simulation, Chip chip, NetworkPlan plan, RunListener listener) {
        this.listener = new OriginListener(plan.origins(), listener);
        this.simulation = simulation;
        this.plan = plan;
        ChipView view = chip.view();
        hardware = new Hardware(simulation, chip);
        counts = plan.origins().stream()
                .distinct()
                .sorted()
                .map(origin -> new LayerCounts())
                .toArray(LayerCounts[]::new);
        LayerCounts[] ofSlices =
                plan.origins().stream().map(origin -> counts[origin]).toArray(LayerCounts[]::new);
        waits = new WaitTracker(simulation, StreamPace.of(chip), ofSlices, this.listener);
        Books books = new Books(simulation, waits, ofSlices, this.listener);

        localSpace = new SramSpace(simulation, "sram.local", view.localBytes());
        bulkSpace = new SramSpace(simulation, "sram.bulk", view.bulkBytes());
        StagedSpace local = new StagedSpace(localSpace, plan.freeLocalBytes());
        StagedSpace bulk = new StagedSpace(bulkSpace, plan.freeBulkBytes());
        Lifetimes lifetimes = new Lifetimes(plan.network());
        DramLayout layout = new DramLayout(plan, lifetimes, chip.dramCapacityBytes());
        chip.requireDram(layout.sizeBytes());
        TensorStates tensors = new TensorStates(plan, lifetimes, layout);
        progress = new Progress(plan.network().layers(), tensors, local, bulk);

        DmaEngine loads = engine(chip, "dma.load", Agents.DRAM_IN);
        DmaEngine fills = engine(chip, "dma.fill", Agents.FILL);
        DmaEngine stores = engine(chip, "dma.store", Agents.DRAIN);
        engines = new DmaEngine[] {loads, fills, stores};
        bulkStage = new BulkStage(loads, hardware.load(), bulk, books);
        localStage = new LocalStage(fills, hardware.fill(), local, bulk, view.bulkBytes(), books);
        outputStage = new OutputStage(
                simulation,
                hardware.vector(),
                hardware.outputs(),
                stores,
                hardware.store(),
                local,
                bulk,
                books,
                progress);
        long launch =
                chip.spec().array().launch().map(cycles -> cycles.cycles()).orElse(0L);
        arrayStage = new ArrayStage(
                simulation,
                view.array(),
                chip.clock(),
                chip.macsPerCycle(),
                view.elementBits(),
                launch,
                hardware.operands(),
                books);
        elementStage = new ElementStage(simulation, hardware.elements(), hardware.host(), books);
        PieceFactory pieces = new PieceFactory(view.runBytes(), bulkStage::enqueue, localStage::enqueue);
        program = new Program(plan, view, tensors, layout, pieces);
        connect();
    }

    private DmaEngine engine(Chip chip, String name, int agent) {
        int granule = Math.toIntExact(chip.spec().dma().granule().bytes());
        return new DmaEngine(simulation, name, agent, granule, chip.spec().dma().outstanding());
    }

    private void connect() {
        bulkStage.whenDrained(this::refill);
        localStage.whenDrained(this::refill);
        arrayStage.whenFinished(this::finished);
        elementStage.whenFinished(this::finished);
        waits.ask(this::blocker, this::awaitedLayer);
    }

    /** Runs to the end and returns the makespan in ticks. */
    public long run() {
        refill();
        long makespan = simulation.run();
        waits.endRun();
        if (!progress.allFinished()) {
            Layer stuck = plan.network().layers().get(progress.oldestLayer());
            throw new IllegalStateException("nothing moves any more at layer " + stuck.name() + ", waiting for "
                    + blocker() + " with " + localSpace.occupiedBytes() + " B of local and "
                    + bulkSpace.occupiedBytes() + " B of bulk SRAM taken");
        }
        tellOccupancy(localSpace);
        tellOccupancy(bulkSpace);
        return makespan;
    }

    private void tellOccupancy(SramSpace space) {
        listener.occupied(space.name(), space.capacityBytes(), space.samples());
    }

    /** Makes tasks until the stages have enough to look ahead to. */
    private void refill() {
        if (refilling) {
            return;
        }
        refilling = true;
        boolean more = true;
        while (more && wantsMore()) {
            Optional<Step> step = program.next();
            more = step.isPresent();
            step.ifPresent(this::enqueue);
        }
        refilling = false;
        bulkStage.pump();
        localStage.pump();
        arrayStage.feed();
        elementStage.pump();
    }

    private boolean wantsMore() {
        boolean stagesHungry = bulkStage.waiting() < PIECES_AHEAD || localStage.waiting() < PIECES_AHEAD;
        return stagesHungry && arrayStage.waiting() + elementStage.waiting() < MOST_STEPS_AHEAD;
    }

    private void enqueue(Step step) {
        if (step.tile().isPresent()) {
            arrayStage.enqueue(step);
        } else {
            elementStage.enqueue(step);
        }
    }

    private void finished(Step step) {
        step.frees().forEach(localStage::free);
        step.output().ifPresent(block -> {
            if (step.tile().isPresent()) {
                outputStage.leaveArray(block);
            } else {
                outputStage.store(block);
            }
        });
        if (step.closesLayer()) {
            progress.finish(step.layer());
            listener.layerFinished(step.layer(), simulation.now());
            listener.layersFinished(step.layer() + 1, plan.network().layers().size());
        }
        waits.touch();
        refill();
    }

    private Blocker blocker() {
        if (arrayStage.feedInFlight()) {
            return Blocker.FEED;
        }
        Optional<Step> awaited = arrayStage.awaited();
        if (awaited.isEmpty()) {
            return elementStage.awaited().map(this::blockerOf).orElseGet(this::lastBlocker);
        }
        return blockerOf(awaited.get());
    }

    private Blocker blockerOf(Step step) {
        LocalPiece missing = step.firstMissing();
        if (missing == null) {
            return worker().orElse(Blocker.FEED);
        }
        Blocker blocker = localStage.blocker(missing, bulkStage);
        boolean waitsForOutputs = blocker == Blocker.DEPENDENCY || blocker == Blocker.LOCAL_ROOM;
        return waitsForOutputs ? worker().orElse(outputStage.storing() ? Blocker.DRAIN : blocker) : blocker;
    }

    private Blocker lastBlocker() {
        return worker().orElse(Blocker.TAIL);
    }

    private Optional<Blocker> worker() {
        if (elementStage.hostWorks()) {
            return Optional.of(Blocker.HOST);
        }
        boolean vector = elementStage.working() || outputStage.vectorBusy();
        return vector ? Optional.of(Blocker.VECTOR) : Optional.empty();
    }

    /** On whose behalf the array waits: the element-wise layer that must come first, if there is one. */
    private int awaitedLayer() {
        int oldest = progress.oldestLayer();
        if (elementStage.working()) {
            return oldest;
        }
        int array = arrayStage.awaited().map(Step::layer).orElse(oldest);
        return elementStage.awaited().map(step -> Math.min(step.layer(), array)).orElse(array);
    }

    LayerCounts[] counts() {
        return counts;
    }

    Hardware hardware() {
        return hardware;
    }

    long localHighWaterBytes() {
        return localSpace.highWaterBytes();
    }

    long bulkHighWaterBytes() {
        return bulkSpace.highWaterBytes();
    }

    /** Bytes that the DMA engines delivered from DRAM, into local SRAM, and out of it. */
    long[] deliveredBytes() {
        return java.util.Arrays.stream(engines)
                .mapToLong(DmaEngine::deliveredBytes)
                .toArray();
    }
}
