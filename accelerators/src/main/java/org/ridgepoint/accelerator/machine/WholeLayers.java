package org.ridgepoint.accelerator.machine;

import org.ridgepoint.accelerator.result.LayerCounts;

/**
 * What the layers of a plan would have taken, of which a machine left tasks out: bytes and operations are counted, time is
 * that of the windows that stand for what was left out.
 */
final class WholeLayers {
    private final Machine machine;

    WholeLayers(Machine machine) {
        this.machine = machine;
    }

    /** Of one core, by layer. */
    LayerCounts[] of(Core core) {
        LayerCounts[] done = core.counts();
        LayerCounts[] counts = new LayerCounts[done.length];
        for (int layer = 0; layer < counts.length; layer++) {
            counts[layer] = done[layer].plus(core.leftOut(layer));
            for (WindowWatch watch : core.sampler().of(layer)) {
                counts[layer].ledger().chargeAll(watch.ledgerLeftOut());
            }
        }
        return counts;
    }

    /** Of all cores together. */
    LayerCounts[] all() {
        return machine.cores().stream().map(this::of).reduce(Machine::sums).orElseThrow();
    }

    /** What the channels would have done for what was left out of a layer. */
    DramUse dramLeftOut(int layer) {
        DramUse use = DramUse.none();
        for (Core core : machine.cores()) {
            for (WindowWatch watch : core.sampler().of(layer)) {
                use = use.and(watch.dramLeftOut(), 1);
            }
        }
        return use;
    }

    /** How far apart the halves of windows are that stand for others, times how often they do. */
    double apartTicks() {
        double apart = 0;
        for (Core core : machine.cores()) {
            for (int layer = 0; layer < core.counts().length; layer++) {
                for (WindowWatch watch : core.sampler().of(layer)) {
                    apart += watch.leftOut() == 0 ? 0 : watch.agreement().apartTicks() * watch.leftOut();
                }
            }
        }
        return apart;
    }
}
