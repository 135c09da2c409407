package org.ridgepoint.accelerator.spec;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ridgepoint.sim.quantity.Cycles;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * How the wires between DRAM and the chip's memories are arranged; width, clock, overhead, latency and length are those of
 * {@code bus}. Without this key they are one bus each way, the oldest packet first.
 *
 * @param kind one bus, a crossbar from every channel to every stop of bulk SRAM, a ring, or a mesh
 * @param arbiter who goes first where several want the same wires (default: oldest-first)
 * @param weights needed by two arbiters, refused by the others; weighted: of each DRAM channel; guaranteed-share: thousandths of the bandwidth for each channel. A
 *     half-duplex bus takes one more, for what the chip writes
 * @param duplex bus only: one path for each direction (full) or one for both (half) (default full)
 * @param bulkStops crossbar, ring and mesh: places at which bulk SRAM is joined; packets take turns (default 1)
 * @param columns mesh only, and needed there: stops in a row
 * @param rows mesh only, and needed there: stops in a column
 * @param queue packets that may wait before each piece of wire (default 4)
 * @param synchroniser cycles of the reader's clock to cross between the bus's clock and the chip's, both ways (default:
 *     none)
 * @param portBytesPerCycle width of each core's own port onto the wires, each way, where each has bulk SRAM of its own
 *     (default: as wide as the wires)
 * @param multicast what several cores need of DRAM is read once for all of them, where each has bulk SRAM of its own: a bus brings it
 *     to all at once, a ring or mesh parts it where their ways part, and each channel's port of a crossbar sends it to one after the
 *     other (default false)
 */
public record InterconnectSpec(
        Kind kind,
        Optional<Arbitration> arbiter,
        Optional<List<Integer>> weights,
        Optional<Duplex> duplex,
        Optional<Integer> bulkStops,
        Optional<Integer> columns,
        Optional<Integer> rows,
        Optional<Integer> queue,
        Optional<Cycles> synchroniser,
        Optional<Integer> portBytesPerCycle,
        Optional<Boolean> multicast) {
    private static final int MOST_STOPS = 64;
    private static final int LONGEST_QUEUE = 1024;
    private static final long SLOWEST_SYNCHRONISER_CYCLES = 64;

    /** Arrangements of wires. */
    public enum Kind {
        BUS,
        CROSSBAR,
        RING,
        MESH;

        boolean hasLinks() {
            return this == RING || this == MESH;
        }
    }

    /** Who goes first. */
    public enum Arbitration {
        OLDEST_FIRST,
        ROUND_ROBIN,
        FIXED_PRIORITY,
        WEIGHTED,
        GUARANTEED_SHARE;

        /** As files write it. */
        public String inWords() {
            return lower(this);
        }

        boolean hasWeights() {
            return this == WEIGHTED || this == GUARANTEED_SHARE;
        }
    }

    /** Whether both directions have wires of their own. */
    public enum Duplex {
        FULL,
        HALF
    }

    public InterconnectSpec {
        weights = weights.map(List::copyOf);
        if (kind != Kind.BUS) {
            refuse(kind, "duplex", duplex);
        } else {
            refuse(kind, "bulkStops", bulkStops);
        }
        if (kind == Kind.MESH) {
            requireStops("columns", columns.orElse(0));
            requireStops("rows", rows.orElse(0));
        } else {
            refuse(kind, "columns", columns);
            refuse(kind, "rows", rows);
        }
        bulkStops.ifPresent(stops -> requireStops("bulkStops", stops));
        portBytesPerCycle.ifPresent(width -> Positive.require("portBytesPerCycle", width));
        queue.ifPresent(packets -> Positive.requireUpTo("queue", packets, LONGEST_QUEUE));
        synchroniser.ifPresent(cycles -> {
            Positive.requireUpTo("synchroniser", cycles.cycles(), SLOWEST_SYNCHRONISER_CYCLES);
        });
        requireWeights(kind, arbiter.orElse(Arbitration.OLDEST_FIRST), weights);
    }

    /** One bus each way, the oldest packet first. */
    public static InterconnectSpec plain() {
        return new InterconnectSpec(
                Kind.BUS,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Wires to which each core has a port as wide as they are. */
    public InterconnectSpec(
            Kind kind,
            Optional<Arbitration> arbiter,
            Optional<List<Integer>> weights,
            Optional<Duplex> duplex,
            Optional<Integer> bulkStops,
            Optional<Integer> columns,
            Optional<Integer> rows,
            Optional<Integer> queue,
            Optional<Cycles> synchroniser) {
        this(
                kind,
                arbiter,
                weights,
                duplex,
                bulkStops,
                columns,
                rows,
                queue,
                synchroniser,
                Optional.empty(),
                Optional.empty());
    }

    /** Whether reads and writes share one path. */
    public boolean isShared() {
        return duplex.filter(Duplex.HALF::equals).isPresent();
    }

    /** Refuses what does not go with the DRAM channels, cores and bulk SRAMs that it joins. */
    void requireFit(int channels, CoreGroupSpec cores) {
        if (!cores.hasOwnBulk()) {
            refuseInSharedBulk("portBytesPerCycle", portBytesPerCycle);
            refuseInSharedBulk("multicast", multicast);
        }
        int ofBulk = Math.multiplyExact(bulkStops.orElse(1), cores.bulkMemories());
        int stops = channels + ofBulk;
        if (kind == Kind.MESH && columns.orElse(0) * rows.orElse(0) < stops) {
            throw new RefusedKey(
                    "interconnect",
                    "cannot be: a mesh of " + columns.orElse(0) + " columns and " + rows.orElse(0)
                            + " rows has no room for " + channels + " DRAM channels and " + ofBulk
                            + " stops of bulk SRAM",
                    "dram");
        }
        int senders = channels + (isShared() ? cores.count() : 0);
        weights.ifPresent(list -> {
            if (list.size() != senders) {
                throw new RefusedKey(
                        "interconnect",
                        "cannot be: weights must be " + senders + ", one for each sender, were " + list.size(),
                        "dram");
            }
        });
    }

    private static void refuseInSharedBulk(String key, Optional<?> value) {
        if (value.isPresent()) {
            throw new RefusedKey(
                    "interconnect",
                    "cannot be: " + key + " has no effect where no core has bulk SRAM of its own (ownBulk); remove it",
                    "cores");
        }
    }

    private static void requireWeights(Kind kind, Arbitration arbiter, Optional<List<Integer>> weights) {
        if (arbiter.hasWeights() && kind.hasLinks()) {
            throw new RefusedKey(
                    "arbiter",
                    arbiter.inWords() + " needs a port for each sender, which a " + lower(kind)
                            + " has not; expected oldest-first, round-robin or fixed-priority",
                    "kind");
        }
        if (arbiter.hasWeights() && weights.isEmpty()) {
            throw new RefusedKey("arbiter", arbiter.inWords() + " needs weights", "weights");
        }
        if (!arbiter.hasWeights() && weights.isPresent()) {
            throw new RefusedKey(
                    "weights", "have no effect with arbiter " + arbiter.inWords() + "; remove them", "arbiter");
        }
        int least = arbiter == Arbitration.WEIGHTED ? 1 : 0;
        weights.ifPresent(list -> list.forEach(weight -> {
            if (weight < least || weight > 1000) {
                throw new RefusedKey("weights", "must be from " + least + " to 1000, was " + weight);
            }
        }));
        boolean tooMuch = weights.map(
                        list -> list.stream().mapToInt(Integer::intValue).sum() > 1000)
                .orElse(false);
        if (arbiter == Arbitration.GUARANTEED_SHARE && tooMuch) {
            throw new RefusedKey(
                    "weights",
                    "of guaranteed-share are thousandths and must not exceed 1000" + " in sum, were " + weights.get());
        }
    }

    private static void requireStops(String key, int value) {
        Positive.requireUpTo(key, value, MOST_STOPS);
    }

    private static void refuse(Kind kind, String key, Optional<?> value) {
        if (value.isPresent()) {
            throw new RefusedKey(key, "has no effect on a " + lower(kind) + "; remove it", "kind");
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
