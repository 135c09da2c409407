package org.ridgepoint.accelerator.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.accelerator.analytic.ClosedForms;
import org.ridgepoint.accelerator.analytic.ClosedForms.Demand;
import org.ridgepoint.accelerator.analytic.CompulsoryTraffic;
import org.ridgepoint.accelerator.analytic.LowerBound;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.layer.Lifetimes;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.accelerator.mapping.BatchPlan;
import org.ridgepoint.accelerator.mapping.LayerPlan;
import org.ridgepoint.accelerator.mapping.Schedule;
import org.ridgepoint.accelerator.price.StandingPower;
import org.ridgepoint.accelerator.result.DramTraffic;
import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.result.RunResult.BatchSlices;
import org.ridgepoint.accelerator.result.RunResult.CoreCycles;
import org.ridgepoint.accelerator.result.RunResult.PlacedTensor;
import org.ridgepoint.accelerator.result.Verdict;
import org.ridgepoint.accelerator.result.Verdict.Depthwise;
import org.ridgepoint.accelerator.split.ChipPlan;
import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.account.StallCause;
import org.ridgepoint.sim.quantity.Exact;

/** Turns what a machine counted into a result. */
final class Accounts {
    private static final String ON_VECTOR = "on the vector unit, element by element";

    private final Chip chip;
    private final ChipPlan chipPlan;
    private final BatchPlan plan;
    private final LayerNetwork network;
    private final Measured run;
    private final LayerCounts[] counts;
    private final LayerCounts[] countsAtWork;
    private final Products products;
    private final int cores;
    private final int times;
    private final int batch;
    private final long makespan;
    private final long clockPeriod;
    private final EnergyBill bill;
    private final List<String> warnings = new ArrayList<>();
    private final DramAccounts dram;
    private final CycleLedger total = new CycleLedger();
    private final CompulsoryTraffic compulsoryTraffic;
    private long ticksSoFar;

    Accounts(Chip chip, BatchPlan plan, Machine machine, long makespan) {
        this(chip, ChipPlan.replicas(plan, chip.view(), chip.cores()), machine, makespan);
    }

    Accounts(Chip chip, ChipPlan chipPlan, Machine machine, long makespan) {
        this(chip, chipPlan, Measured.of(machine, makespan, chipPlan.team()));
    }

    Accounts(Chip chip, ChipPlan chipPlan, Measured run) {
        this.chip = chip;
        this.chipPlan = chipPlan;
        this.plan = chipPlan.run();
        this.network = plan.whole();
        this.run = run;
        this.counts = run.counts();
        this.countsAtWork = run.countsAtWork();
        this.products = new Products(chip, chipPlan);
        this.cores = chip.cores();
        this.times = chipPlan.times();
        this.batch = times * chipPlan.batch();
        this.makespan = run.makespan();
        this.clockPeriod = chip.clock().periodFemtoseconds();
        this.bill = new EnergyBill(chip, run.wires());
        this.compulsoryTraffic = new CompulsoryTraffic(times, chip.dramSystems());
        this.dram = new DramAccounts(chip, run);
        this.warnings.addAll(dram.warnings());
        this.warnings.addAll(run.starved());
        this.warnings.addAll(StandingPower.warnings(chip.spec(), chip.dramChannel(), chip.technology()));
    }

    RunResult result() {
        for (Measured.CoreTime core : run.cores()) {
            core.ledger().requireTotal("array", makespan);
            total.chargeAll(core.ledger());
        }
        List<LayerResult> layers = new ArrayList<>();
        for (Layer layer : network.layers()) {
            layers.add(layerResult(layer));
        }
        requireConservation();
        Map<String, Double> energy = new LinkedHashMap<>();
        layers.forEach(layer -> layer.energyJoules().forEach((key, joules) -> energy.merge(key, joules, Double::sum)));
        DramTraffic traffic = dram.traffic(layers);
        ClosedForms models = ClosedForms.of(
                new Demand(traffic.bytes(), products.cycles(layers), products.arrayOperations(layers)),
                Forecasts.supply(chip));
        Verdict verdict = verdict();
        return new RunResult(
                batch,
                times * network.macs(),
                layers.stream().mapToLong(LayerResult::executedMacs).sum(),
                network.parameterBytes() * 8 / chip.precision().weights().bits(),
                makespan,
                Exact.ceilDiv(makespan, clockPeriod),
                chip.clock().hertz(),
                chip.peakTops(),
                cycles(total, cores * clockPeriod, cores == 1 ? rounded(total) : Exact.ceilDiv(makespan, clockPeriod)),
                coreCycles(),
                traffic,
                energy,
                models.sumSeconds(),
                models.rooflineSeconds(),
                verdict.bound(),
                verdict.account(),
                run.sramPeak(),
                slices(),
                placement(),
                warnings,
                layers,
                run.sampling());
    }

    /** Of cores that have something to do: that others have nothing holds nothing back. */
    private Verdict verdict() {
        CycleLedger atWork = new CycleLedger();
        run.cores().subList(0, chipPlan.team()).forEach(core -> atWork.chargeAll(core.ledger()));
        Verdict verdict = Verdict.ofRun(atWork, depthwise(), chip.peakTops());
        boolean onHost = network.layers().stream().allMatch(layer -> layer.unit() == Layer.Unit.HOST);
        return onHost ? verdict.onHostAlone() : verdict;
    }

    private Verdict verdict(Layer layer) {
        Verdict verdict = Verdict.ofLayer(countsAtWork[layer.index()].ledger(), layer.isDepthwise());
        return products.areOnVector(layer) ? verdict.multipliedByVectorUnit() : verdict;
    }

    /** What layers with one channel for each filter take of the time and do of the work. */
    private Depthwise depthwise() {
        long ticks = 0;
        long macs = 0;
        for (Layer layer : network.layers()) {
            if (layer.isDepthwise()) {
                ticks += counts[layer.index()].ledger().totalTicks() / cores;
                macs += layer.macs();
            }
        }
        return ticks == 0 ? Depthwise.NONE : new Depthwise((double) ticks / makespan, (double) macs / network.macs());
    }

    private LayerResult layerResult(Layer layer) {
        LayerCounts counted = counts[layer.index()];
        Optional<LayerPlan> layerPlan = plan.perSlice().plans().get(layer.index());
        long ticks = counted.ledger().totalTicks() / cores;
        long elapsed = elapsedCycles(counted.ledger());
        long compulsory = compulsoryTraffic.bytes(layer);
        long onChip = times == 1
                ? chip.spec().sramBytes()
                : chip.spec().sram().local().capacity().bytes()
                        + chip.spec().sram().bulk().capacity().bytes();
        long bound = layer.contraction()
                .map(shape -> LowerBound.bytes(shape, Math.min(chip.precision().bits(), layer.weightBits()), onChip))
                .orElse(0L);
        Verdict verdict = verdict(layer);
        double slots = cores * chip.macsPerCycle() * ticks / clockPeriod;
        return new LayerResult(
                layer.name(),
                layer.operator(),
                times * layer.macs(),
                counted.executedMacs() + products.vectorMacs(layer),
                products.cycles(layer),
                elapsed,
                counted.dramBytes(),
                compulsory,
                Math.max(compulsory, bound),
                verdict.bound(),
                slots == 0 ? 0 : Math.min(1, counted.executedMacs() / slots),
                cycles(counted.ledger(), cores * clockPeriod, elapsed),
                bill.of(counted, dram.layerJoules(counted, ticks), ticks),
                counted.tiles(),
                chipPlan.describe(layer)
                        + layerPlan
                                .map(LayerPlan::describe)
                                .orElse(products.areOnVector(layer) ? ON_VECTOR : "element by element"),
                verdict.sentence());
    }

    private List<CoreCycles> coreCycles() {
        if (cores == 1) {
            return List.of();
        }
        List<CoreCycles> each = new ArrayList<>();
        CoreWaits waits = new CoreWaits(chip, run.cores());
        for (int core = 0; core < run.cores().size(); core++) {
            Measured.CoreTime time = run.cores().get(core);
            Map<String, Long> cycles = cycles(time.ledger(), clockPeriod, Exact.ceilDiv(makespan, clockPeriod));
            each.add(new CoreCycles(time.name(), cycles, waits.of(core, cycles)));
        }
        return each;
    }

    /**
     * Cycles of a layer: of one core as they round; of several, whose means fall between cycles, as many as the layers so far
     * add to the run's.
     */
    private long elapsedCycles(CycleLedger ledger) {
        if (cores == 1) {
            return rounded(ledger);
        }
        long period = cores * clockPeriod;
        long before = Exact.ceilDiv(ticksSoFar, period);
        ticksSoFar = Math.addExact(ticksSoFar, ledger.totalTicks());
        return Exact.ceilDiv(ticksSoFar, period) - before;
    }

    private long rounded(CycleLedger ledger) {
        return Math.round((double) ledger.totalTicks() / (cores * clockPeriod));
    }

    /** Ticks as whole cycles that sum to so many: each cause rounded down, and up where the most was cut off. */
    private Map<String, Long> cycles(CycleLedger ledger, long period, long whole) {
        Map<String, Long> cycles = new LinkedHashMap<>();
        for (StallCause cause : StallCause.values()) {
            cycles.put(cause.key(), ledger.ticks(cause) / period);
        }
        if (chipPlan.sharing() != ChipPlan.Sharing.LAYERS) {
            cycles.remove(StallCause.OTHER_CORES.key()); // cores that do not work together wait for none
        }
        long left = whole - cycles.values().stream().mapToLong(Long::longValue).sum();
        Arrays.stream(StallCause.values())
                .sorted(Comparator.comparingLong(cause -> -(ledger.ticks(cause) % period)))
                .limit(left)
                .forEach(cause -> cycles.merge(cause.key(), 1L, Long::sum));
        return cycles;
    }

    private void requireConservation() {
        long planned = 0;
        for (LayerCounts each : counts) {
            planned += each.dramBytes();
        }
        long moved = run.dram().servedBytes();
        Invariants.check(planned == moved, "layers asked DRAM for " + planned + " B, channels served " + moved + " B");
    }

    private List<BatchSlices> slices() {
        return plan.schedule().isWhole()
                ? List.of()
                : plan.schedule().segments().stream().map(this::slices).toList();
    }

    private BatchSlices slices(Schedule.Segment segment) {
        int times = plan.schedule().batch() / segment.images();
        long weightBytes = network.layers().subList(segment.firstLayer(), segment.endLayer()).stream()
                .mapToLong(layer -> layer.stored().weightBytes())
                .sum();
        return new BatchSlices(
                segment.firstLayer(), segment.endLayer() - 1, segment.images(), times, weightBytes * (times - 1));
    }

    private List<PlacedTensor> placement() {
        Lifetimes lifetimes = new Lifetimes(network);
        List<PlacedTensor> placed = new ArrayList<>();
        for (int i = 0; i < network.tensors().size(); i++) {
            MappedTensor tensor = plan.perSlice().network().tensors().get(i);
            long times = network.tensors().get(i).bytes() / tensor.bytes();
            placed.add(new PlacedTensor(
                    tensor.name(),
                    tensor.bytes(),
                    Math.toIntExact(times),
                    RunResult.MemoryLevel.valueOf(plan.perSlice().place(tensor).name()),
                    lifetimes.born(tensor),
                    lifetimes.lastUse(tensor)));
        }
        return placed;
    }
}
