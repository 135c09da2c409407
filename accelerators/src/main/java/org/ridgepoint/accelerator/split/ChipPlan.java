package org.ridgepoint.accelerator.split;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.ridgepoint.accelerator.layer.Cut;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.mapping.BatchPlan;
import org.ridgepoint.accelerator.mapping.ChipView;
import org.ridgepoint.accelerator.mapping.NetworkPlan;

/**
 * What every core of a chip does in a run.
 *
 * @param sharing what the cores have to do with each other
 * @param batch inferences of the run, once
 * @param run of the run as a whole: its network, and of each layer the place of its output and the plan of its first part
 * @param cores by core
 * @param view what each core at work has of the chip
 * @param firstCore the layers of the core that has most to do of each
 * @param cuts by layer of the run, how it is divided; empty where no layer is
 */
public record ChipPlan(
        Sharing sharing,
        int batch,
        BatchPlan run,
        List<CorePlan> cores,
        ChipView view,
        LayerNetwork firstCore,
        List<Cut> cuts) {

    /** What cores have to do with each other. */
    public enum Sharing {
        /** Each works off the whole of the run. */
        REPLICAS,
        /** Each works off some images of the run, with tensors of its own. */
        IMAGES,
        /** They work off the layers of the run together. */
        LAYERS
    }

    public ChipPlan {
        cores = List.copyOf(cores);
        cuts = List.copyOf(cuts);
    }

    /** Every one of so many cores does the same. */
    public static ChipPlan replicas(BatchPlan run, ChipView view, int cores) {
        List<CorePlan> all = Collections.nCopies(cores, CorePlan.ofWhole(run.inFull()));
        return new ChipPlan(Sharing.REPLICAS, run.schedule().batch(), run, all, view, run.whole(), List.of());
    }

    /** The first of so many cores does it all, and the others wait. */
    public static ChipPlan alone(BatchPlan run, ChipView view, int cores) {
        NetworkPlan first = run.inFull();
        LayerNetwork network = first.network();
        List<Cut> undivided = Collections.nCopies(network.layers().size(), Cut.NONE);
        CoreNetworks networks = new CoreNetworks(network, undivided);
        List<CorePlan> all = IntStream.range(0, cores)
                .mapToObj(core -> core == 0 ? CorePlan.ofWhole(first) : CorePlan.waiting(networks.of(core), first))
                .toList();
        List<Cut> cuts = Collections.nCopies(run.whole().layers().size(), Cut.NONE);
        return new ChipPlan(Sharing.LAYERS, run.schedule().batch(), run, all, view, run.whole(), cuts);
    }

    /** Images go to cores, to the first ones more where they do not come out even. */
    public static ChipPlan images(LayerNetwork whole, List<BatchPlan> cores, ChipView view) {
        BatchPlan first = cores.get(0);
        BatchPlan run = new BatchPlan(whole, first.schedule(), first.perSlice(), first.inFull());
        int batch = cores.stream().mapToInt(plan -> plan.schedule().batch()).sum();
        List<CorePlan> all =
                cores.stream().map(plan -> CorePlan.ofWhole(plan.inFull())).toList();
        return new ChipPlan(Sharing.IMAGES, batch, run, all, view, first.whole(), List.of());
    }

    /** How often the network of the run is worked off. */
    public int times() {
        return sharing == Sharing.REPLICAS ? cores.size() : 1;
    }

    /** Cores that have something to do, the first ones. */
    public int team() {
        return cuts.isEmpty()
                ? cores.size()
                : cuts.stream().mapToInt(Cut::parts).max().orElse(1);
    }

    /** By layer of the run, what the vector units of all cores multiply in the arrays' place. */
    public long[] vectorMacs() {
        long[] macs = new long[run.whole().layers().size()];
        for (CorePlan core : cores) {
            NetworkPlan plan = core.plan();
            plan.network().layers().stream()
                    .filter(plan::isProductOnVector)
                    .forEach(layer -> macs[plan.origins().get(layer.index())] += layer.macs());
        }
        return macs;
    }

    /** Array cycles that the mapper expects of the core that has most to do, layer after layer. */
    public double expectedCycles() {
        return cores.get(0).plan().expected(view).stream()
                .mapToDouble(NetworkPlan.Expected::cycles)
                .sum();
    }

    /** Of plans that cut a network in different ways, for each layer the cut of which the mapper expects the least time. */
    public static List<Cut> cheapestOfEachLayer(List<ChipPlan> plans) {
        List<List<NetworkPlan.Expected>> expected = plans.stream()
                .map(plan -> plan.cores.get(0).plan().expected(plan.view))
                .toList();
        List<Cut> cheapest = new ArrayList<>();
        for (int layer = 0; layer < plans.get(0).cuts.size(); layer++) {
            int best = 0;
            for (int plan = 1; plan < plans.size(); plan++) {
                boolean less = expected.get(plan).get(layer).cycles()
                        < expected.get(best).get(layer).cycles();
                best = less ? plan : best;
            }
            cheapest.add(plans.get(best).cuts.get(layer));
        }
        return cheapest;
    }

    /** How a layer of the run is divided, in the words of reports; nothing where each core does what it does alone. */
    public String describe(Layer layer) {
        return cuts.isEmpty() ? "" : cuts.get(layer.index()).describe();
    }
}
