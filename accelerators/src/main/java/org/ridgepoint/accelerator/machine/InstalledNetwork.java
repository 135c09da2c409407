package org.ridgepoint.accelerator.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.layer.Lifetimes;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.residence.DramLayout;

/**
 * A network whose weights lie in the DRAM of a chip, ready to be worked off for some numbers of inferences at once, by some
 * of its cores; behind the weights lie the tensors of each of these.
 */
public final class InstalledNetwork {
    private final OnCores wanted;
    private final Map<Integer, List<DramLayout>> layouts = new TreeMap<>();
    private final long endAddress;

    /**
     * A network and the cores that may work it off.
     *
     * @param chip at the precision of the network
     * @param plans for one core, by how many requests they work off at once
     * @param cores numbers of cores
     */
    public record OnCores(Chip chip, Map<Integer, NetworkPlan> plans, List<Integer> cores) {
        /** Copies the collections. */
        public OnCores {
            plans = Map.copyOf(plans);
            cores = List.copyOf(cores);
        }
    }

    private InstalledNetwork(OnCores wanted, long address) {
        this.wanted = wanted;
        long capacity = wanted.chip.dramCapacityBytes();
        Map<Integer, DramLayout> each = new TreeMap<>();
        wanted.plans.forEach(
                (size, plan) -> each.put(size, new DramLayout(plan, new Lifetimes(plan.network()), capacity)));
        long tensors = address
                + each.values().stream()
                        .mapToLong(DramLayout::weightBytes)
                        .max()
                        .orElse(0);
        long stride =
                each.values().stream().mapToLong(DramLayout::tensorBytes).max().orElse(0);
        each.forEach((size, layout) -> {
            List<DramLayout> ofCores = new ArrayList<>();
            for (int i = 0; i < wanted.cores.size(); i++) {
                ofCores.add(layout.movedTo(address, Math.addExact(tensors, Math.multiplyExact(i, stride))));
            }
            layouts.put(size, ofCores);
        });
        endAddress = Math.addExact(tensors, Math.multiplyExact(wanted.cores.size(), stride));
    }

    /**
     * Lays networks one behind another into the DRAM of a chip.
     *
     * @throws org.ridgepoint.accelerator.mapping.CapacityTooSmall where it does not hold them all
     */
    public static List<InstalledNetwork> all(Chip chip, List<OnCores> networks) {
        List<InstalledNetwork> installed = new ArrayList<>();
        long address = 0;
        for (OnCores network : networks) {
            InstalledNetwork next = new InstalledNetwork(network, address);
            installed.add(next);
            address = next.endAddress;
        }
        chip.requireDram(address);
        return installed;
    }

    /** The chip at the network's precision. */
    public Chip chip() {
        return wanted.chip;
    }

    /** Cores that may work it off. */
    public List<Integer> cores() {
        return wanted.cores;
    }

    NetworkPlan plan(int requests) {
        return wanted.plans.get(requests);
    }

    DramLayout layout(int requests, int core) {
        return layouts.get(requests).get(wanted.cores.indexOf(core));
    }
}
