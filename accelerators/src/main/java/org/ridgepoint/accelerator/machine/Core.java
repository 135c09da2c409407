package org.ridgepoint.accelerator.machine;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.ridgepoint.accelerator.hardware.Agents;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.hardware.CoreNames;
import org.ridgepoint.accelerator.hardware.CoreParts;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.mapping.ChipView;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.program.PieceFactory;
import org.ridgepoint.accelerator.program.Program;
import org.ridgepoint.accelerator.program.TileTask;
import org.ridgepoint.accelerator.residence.Progress;
import org.ridgepoint.accelerator.residence.StagedSpace;
import org.ridgepoint.accelerator.residence.TensorStates;
import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.stage.ArrayStage;
import org.ridgepoint.accelerator.stage.Books;
import org.ridgepoint.accelerator.stage.BulkStage;
import org.ridgepoint.accelerator.stage.ElementStage;
import org.ridgepoint.accelerator.stage.LocalStage;
import org.ridgepoint.accelerator.stage.Onlooker;
import org.ridgepoint.accelerator.stage.OutputStage;
import org.ridgepoint.accelerator.stage.StageQueues;
import org.ridgepoint.accelerator.stage.Tally;
import org.ridgepoint.accelerator.stage.Turns;
import org.ridgepoint.accelerator.stage.Undone;
import org.ridgepoint.accelerator.wait.ArrayTime;
import org.ridgepoint.accelerator.wait.Blockers;
import org.ridgepoint.accelerator.wait.StreamPace;
import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.memory.SramSpace;
import org.ridgepoint.sim.resource.DmaEngine;

/** One core of a machine: the stages that keep its parts busy with a plan, and its accounts. */
final class Core {
    private static final int MOST_STEPS_AHEAD = 16_384;
    private static final int PIECES_AHEAD = 64;

    private final String name;
    private final Simulation simulation;
    private final NetworkPlan plan;
    private final Optional<CoreTask.Team> team;
    private final SramSpace localSpace;
    private final SramSpace bulkSpace;
    private final LayerCounts[] counts;
    private final ArrayTime arrayTime;
    private final Blockers blockers;
    private final Progress progress;
    private final BulkStage bulkStage;
    private final LocalStage localStage;
    private final OutputStage outputStage;
    private final ArrayStage arrayStage;
    private final ElementStage elementStage;
    private final Program program;
    private final Omissions omissions;
    private final RunListener listener;
    private final CoreWatch watch;
    private final boolean stopsAtLayers;
    private final long keptBytes;
    private boolean layerAtWork;
    private boolean brokenOff;
    private boolean done;
    private Action whenDone = () -> {};
    private final Turns turns;

    /**
     * A core about to work off a plan.
     *
     * @param number which of the chip's cores
     * @param watch who looks on
     */
    Core(Simulation simulation, Chip chip, CoreParts parts, int number, CoreTask task, CoreWatch watch) {
        this.watch = watch;
        this.listener = watch.listener();
        this.name = chip.spec().coreName() + "." + number;
        this.simulation = simulation;
        stopsAtLayers = chip.spec().dma().stopsAtLayers();
        this.plan = task.plan();
        this.team = task.team();
        keptBytes =
                Math.min(chip.spec().sram().bulk().keptBytes(), plan.network().parameterBytes());
        turns = new Turns(simulation, this::turn);
        ChipView view = task.view();
        UnaryOperator<String> named = part -> CoreNames.of(number, chip.cores(), part);
        counts = plan.origins().stream()
                .distinct()
                .sorted()
                .map(origin -> new LayerCounts())
                .toArray(LayerCounts[]::new);
        LayerCounts[] ofSlices =
                plan.origins().stream().map(origin -> counts[origin]).toArray(LayerCounts[]::new);
        arrayTime = new ArrayTime(simulation, chip.clock(), StreamPace.of(chip), ofSlices, listener);
        Books books =
                new Books(simulation, new Tally(ofSlices), watch.accounts() ? arrayTime : Onlooker.NOBODY, listener);

        localSpace = new SramSpace(simulation, named.apply("sram.local"), view.localBytes());
        bulkSpace = new SramSpace(simulation, named.apply("sram.bulk"), view.bulkBytes());
        StagedSpace local = new StagedSpace(localSpace, plan.freeLocalBytes());
        StagedSpace bulk = new StagedSpace(bulkSpace, plan.freeBulkBytes());
        TensorStates tensors = task.tensors(local, bulk);
        progress = new Progress(plan.network().layers(), tensors, local, bulk);

        DmaEngine loads = engine(chip, named.apply("dma.load"), Agents.DRAM_IN);
        DmaEngine fills = engine(chip, named.apply("dma.fill"), Agents.FILL);
        DmaEngine stores = engine(chip, named.apply("dma.store"), Agents.DRAIN);
        bulkStage = new BulkStage(loads, parts.load(), parts::loadForSeveral, bulk, books, turns);
        localStage = new LocalStage(fills, parts.fill(), local, bulk, view.bulkBytes(), books, turns);
        outputStage = new OutputStage(
                simulation,
                parts.vector(),
                parts.outputs(),
                stores,
                parts.store(),
                local,
                books,
                progress,
                view.granuleBytes(),
                turns);
        ArrayStage.Array array = array(chip, view);
        arrayStage = new ArrayStage(simulation, array, parts.operands(), books, this::finished);
        elementStage = new ElementStage(simulation, parts.elements(), parts.host(), books, this::finished);
        blockers =
                new Blockers(bulkStage, localStage, arrayStage, elementStage, outputStage, progress, team.isPresent());
        StageQueues queues = new StageQueues(bulkStage, localStage);
        PieceFactory pieces =
                new PieceFactory(view.runBytes(), team.map(of -> of.runs().ofCore(number)), queues);
        program = new Program(plan, view, tensors, task.layout(), pieces);
        omissions = new Omissions(watch.sampler(), program, queues, new Undone(array, ofSlices.length));
    }

    private DmaEngine engine(Chip chip, String name, int agent) {
        int granule = Math.toIntExact(chip.spec().dma().granule().bytes());
        int packets = plan.used().packetsOf(chip.spec().dma().outstanding());
        return new DmaEngine(simulation, name, agent, granule, packets);
    }

    private static ArrayStage.Array array(Chip chip, ChipView view) {
        long launch =
                chip.spec().array().launch().map(cycles -> cycles.cycles()).orElse(0L);
        return new ArrayStage.Array(view.array(), chip.clock(), chip.macsPerCycle(), view.elementBits(), launch);
    }

    /** Begins to work, as soon as the simulation runs. */
    void start() {
        if (watch.accounts()) {
            arrayTime.watch(blockers);
        }
        turns.fire();
    }

    /** The same, telling somebody, once, when every output lies where it lives. */
    void start(Action told) {
        whenDone = told;
        outputStage.whenStored(this::tellIfDone);
        start();
    }

    private void tellIfDone() {
        if (!done && progress.allFinished() && outputStage.isEmpty()) {
            done = true;
            whenDone.fire();
        }
    }

    /** Whether it gave up before its end: what it had begun is done, but outputs may lie where they were made. */
    boolean brokenOff() {
        return brokenOff;
    }

    /** The simulation has come to its end: charges what is left, and fails where something is. */
    void end() {
        arrayTime.endRun();
        requireEnd();
        tellOccupancy(localSpace);
        tellOccupancy(bulkSpace);
    }

    void requireEnd() {
        if (!progress.allFinished()) {
            Layer stuck = plan.network().layers().get(progress.oldestLayer());
            throw new IllegalStateException("nothing moves any more at layer " + stuck.name() + ", waiting for "
                    + blockers.describe() + " with " + localSpace.occupiedBytes() + " B of local and "
                    + bulkSpace.occupiedBytes() + " B of bulk SRAM taken");
        }
    }

    private void tellOccupancy(SramSpace space) {
        listener.occupied(space.name(), space.capacityBytes(), space.samples());
    }

    /** Makes tasks until the stages have enough to look ahead to, then has each stage take up what it can. */
    private void turn() {
        if (watch.isOver().getAsBoolean()) {
            brokenOff = true;
            return;
        }
        arrayTime.turns();
        boolean more = true;
        while (more && wantsMore()) {
            Optional<TileTask> step = program.next();
            more = step.isPresent();
            step.ifPresent(this::enqueue);
        }
        outputStage.pump();
        bulkStage.pump();
        localStage.pump();
        arrayStage.feed();
        elementStage.pump();
    }

    private boolean wantsMore() {
        boolean stagesHungry = bulkStage.waiting() < PIECES_AHEAD || localStage.waiting() < PIECES_AHEAD;
        boolean mayBegin = !(stopsAtLayers && layerAtWork && program.isBetweenLayers());
        return mayBegin && stagesHungry && arrayStage.waiting() + elementStage.waiting() < MOST_STEPS_AHEAD;
    }

    private void enqueue(TileTask step) {
        layerAtWork = true;
        if (step.isElsewhere()) {
            team.orElseThrow().ends().whenEnded(step.layer(), () -> finished(step));
        } else if (step.tile().isPresent()) {
            arrayStage.enqueue(step);
        } else {
            elementStage.enqueue(step);
        }
    }

    private void finished(TileTask step) {
        CycleLedger taken = counts[plan.origins().get(step.layer())].ledger();
        omissions.done(
                step, simulation.now(), taken, step.tile().isPresent() ? arrayStage.steps() : elementStage.steps());
        step.frees().forEach(localStage::free);
        step.output().ifPresent(block -> {
            if (step.tile().isPresent()) {
                outputStage.leaveArray(block);
            } else {
                outputStage.store(block);
            }
        });
        if (step.closesLayer()) {
            layerAtWork = false;
            progress.finish(step.layer());
            listener.layerFinished(step.layer(), simulation.now());
            watch.layerDone().accept(step.layer());
            team.filter(of -> !step.isElsewhere()).ifPresent(of -> of.ends().endedOne(step.layer()));
            tellIfDone();
        }
        turns.fire();
    }

    String name() {
        return name;
    }

    LayerCounts[] counts() {
        return counts;
    }

    /** What was left out of a layer. */
    LayerCounts leftOut(int layer) {
        return omissions.of(layer);
    }

    TaskSampler sampler() {
        return watch.sampler();
    }

    long localHighWaterBytes() {
        return localSpace.highWaterBytes();
    }

    long bulkHighWaterBytes() {
        return keptBytes + bulkSpace.highWaterBytes();
    }

    /** What its array spent its time on. */
    CycleLedger ledger() {
        CycleLedger ledger = new CycleLedger();
        for (LayerCounts each : counts) {
            ledger.chargeAll(each.ledger());
        }
        return ledger;
    }
}
