package org.ridgepoint.accelerator.spec;

import java.util.Optional;
import org.ridgepoint.sim.memory.dram.table.DramPolicies;
import org.ridgepoint.sim.memory.dram.table.DramPolicy;
import org.ridgepoint.sim.memory.dram.table.DramStandard;
import org.ridgepoint.sim.quantity.BitWidth;
import org.ridgepoint.sim.quantity.Bytes;

/**
 * External memory.
 *
 * @param standard name of the table in configs/memory
 * @param channels independent channels, each with its own controller
 * @param width data width of one channel; devices side by side work in lockstep (default: as the standard is usually
 *     built)
 * @param ranks ranks on each channel (default: as the standard is usually built)
 * @param interleave bytes after which addresses move to the next channel (default: one granule)
 * @param addressMap order of the address bits within a channel, most significant first (default:
 *     one burst after the other in another bank group, where the standard has such, as controllers do)
 * @param controller each channel's controller by name, with variations behind it, e.g. {@code standard+closed} (default:
 *     standard)
 */
public record DramSpec(
        String standard,
        int channels,
        Optional<BitWidth> width,
        Optional<Integer> ranks,
        Optional<Bytes> interleave,
        Optional<String> addressMap,
        Optional<String> controller) {
    private static final int MOST_CHANNELS = 1024;
    private static final int MOST_RANKS = 16;
    private static final String GROUP_BY_BURST = "row-rank-bank-column-bankgroup";

    public DramSpec {
        Positive.requireUpTo("channels", channels, MOST_CHANNELS);
        ranks.ifPresent(count -> Positive.requireUpTo("ranks", count, MOST_RANKS));
        interleave.ifPresent(value -> Positive.requirePowerOfTwo("interleave", value.bytes(), 64, 1 << 20));
    }

    /** Data bits of a channel. */
    public int widthBits(DramStandard memory) {
        return width.orElse(memory.system().channelWidth()).bits();
    }

    /** Order of the address bits: bursts of one bank group have to keep a longer distance, so neighbours lie in several. */
    public String addressMap(DramStandard memory) {
        boolean grouped = memory.organization().bankGroups() > 1;
        return addressMap.orElse(grouped ? GROUP_BY_BURST : memory.system().addressMap());
    }

    /** How each channel's controller queues, orders and refreshes. */
    public DramPolicy policy() {
        return controller.map(DramPolicies::named).orElse(DramPolicies.STANDARD);
    }

    /** Ranks of a channel. */
    public int ranks(DramStandard memory) {
        return ranks.orElse(memory.system().ranks());
    }
}
