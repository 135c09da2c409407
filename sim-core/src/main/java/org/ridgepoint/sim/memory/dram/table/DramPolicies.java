package org.ridgepoint.sim.memory.dram.table;

import java.util.List;

/**
 * The controller policies that a configuration may name.
 *
 * <p>Source: {@code dramsim3} and {@code ramulator} state how the controllers of DRAMsim3 (umd-memsys/DRAMsim3, 2021) and
 * of Ramulator 2.1 (CMU-SAFARI/ramulator2, generic DDR controller) queue, order and refresh, so that results can be held
 * against theirs; {@code standard} is what our chips use.
 */
public final class DramPolicies {
    /** Row hits first up to a cap, watermarked writes, refresh that stalls only its rank; commands hold the bus. */
    public static final DramPolicy STANDARD = new DramPolicy(
            "standard",
            DramPolicy.Queueing.SHARED_BUFFERS,
            DramPolicy.Order.ROW_HITS_FIRST,
            64,
            64,
            64,
            32,
            48,
            16,
            1,
            DramPolicy.Page.OPEN,
            200,
            DramPolicy.Refresh.ALL_BANKS,
            true,
            DramPolicy.RefreshStalls.ITS_BANKS,
            true,
            true,
            DramPolicy.NEVER);

    /** Transaction queues of 32 before queues of 8 at each bank, served in turn; four row hits, then a conflict may close. */
    public static final DramPolicy DRAMSIM3 = new DramPolicy(
            "dramsim3",
            DramPolicy.Queueing.BANK_QUEUES,
            DramPolicy.Order.READY_FIRST,
            32,
            32,
            8,
            4,
            32,
            0,
            9,
            DramPolicy.Page.OPEN,
            200,
            DramPolicy.Refresh.ALL_BANKS,
            true,
            DramPolicy.RefreshStalls.ITS_BANKS,
            false,
            false,
            DramPolicy.NEVER);

    /** Buffers of 32 reads and 32 writes, the oldest that is ready first, all ranks refreshed together. */
    public static final DramPolicy RAMULATOR = new DramPolicy(
            "ramulator",
            DramPolicy.Queueing.SHARED_BUFFERS,
            DramPolicy.Order.READY_FIRST,
            32,
            32,
            32,
            DramPolicy.NO_CAP,
            26,
            6,
            0,
            DramPolicy.Page.OPEN,
            200,
            DramPolicy.Refresh.ALL_BANKS,
            false,
            DramPolicy.RefreshStalls.CHANNEL,
            true,
            true,
            DramPolicy.NEVER);

    private static final List<DramPolicy> KNOWN = List.of(STANDARD, DRAMSIM3, RAMULATOR);

    private DramPolicies() {}

    /**
     * The policy of a name, with variations behind it: {@code standard+closed+per-bank+power-down:100}. An unknown name or
     * variation is an error that lists the known ones.
     */
    public static DramPolicy named(String text) {
        String[] parts = text.split("\\+", -1);
        DramPolicy policy = preset(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            policy = varied(policy, parts[i]);
        }
        return policy.called(text);
    }

    private static DramPolicy varied(DramPolicy policy, String variation) {
        if (variation.matches("power-down:[1-9][0-9]{0,8}")) {
            return policy.withPowerDownAfter(Long.parseLong(variation.substring("power-down:".length())));
        }
        return switch (variation) {
            case "closed" -> policy.withPage(DramPolicy.Page.CLOSED);
            case "timed" -> policy.withPage(DramPolicy.Page.TIMED);
            case "per-bank" -> policy.withRefresh(DramPolicy.Refresh.PER_BANK);
            case "same-bank" -> policy.withRefresh(DramPolicy.Refresh.SAME_BANK);
            case "no-refresh" -> policy.withRefresh(DramPolicy.Refresh.NONE);
            case "first-come" -> firstCome(policy);
            default ->
                throw new IllegalArgumentException("unknown variation \"" + variation + "\" of a DRAM controller;"
                        + " known are closed, timed, per-bank, same-bank, no-refresh, first-come, power-down:CYCLES");
        };
    }

    private static DramPolicy firstCome(DramPolicy policy) {
        if (policy.queueing() == DramPolicy.Queueing.BANK_QUEUES) {
            throw new IllegalArgumentException(
                    "first-come has no effect on " + policy.name() + ", which serves the banks' queues in turn");
        }
        return policy.withOrder(DramPolicy.Order.OLDEST_ONLY);
    }

    private static DramPolicy preset(String name) {
        for (DramPolicy policy : KNOWN) {
            if (policy.name().equals(name)) {
                return policy;
            }
        }
        throw new IllegalArgumentException("unknown DRAM controller \"" + name + "\"; known are "
                + KNOWN.stream().map(DramPolicy::name).toList());
    }
}
