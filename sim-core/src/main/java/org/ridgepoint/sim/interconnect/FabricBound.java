package org.ridgepoint.sim.interconnect;

import java.util.List;
import java.util.Locale;

/**
 * How fast the soft wires of an FPGA let its DSP blocks go at most, all columns at the same rate.
 *
 * @param peakTeraOps of the DSP blocks alone
 * @param reachableTeraOps with every operand carried by the wires
 * @param busiestChannel the channel that fills up first, by the column at its left
 * @param rightwards the direction in which it does
 */
public record FabricBound(double peakTeraOps, double reachableTeraOps, int busiestChannel, boolean rightwards) {

    /** The bound for feeds over soft wires; each channel carries a feed's bytes once, however many columns lie behind. */
    public static FabricBound of(FpgaFabricSpec spec, List<FabricFeed> feeds) {
        int channels = spec.columns().size() - 1;
        double most = 0;
        int busiest = 0;
        boolean rightwards = true;
        for (int channel = 0; channel < channels; channel++) {
            for (boolean right : new boolean[] {true, false}) {
                double load = bytesPerMacOver(channel, right, feeds);
                if (load > most) {
                    most = load;
                    busiest = channel;
                    rightwards = right;
                }
            }
        }
        double macsPerSecond = spec.columnMacsPerSecond();
        if (most > 0) {
            macsPerSecond = Math.min(macsPerSecond, spec.channelBytesPerSecond() / most);
        }
        double reachable = FpgaFabricSpec.teraOps(macsPerSecond * spec.dspColumns());
        return new FabricBound(spec.peakTeraOps(), reachable, busiest, rightwards);
    }

    /** Share of the peak. */
    public double share() {
        return reachableTeraOps / peakTeraOps;
    }

    public boolean boundByWires() {
        return reachableTeraOps < peakTeraOps;
    }

    /** The verdict in one line. */
    public String inWords() {
        if (!boundByWires()) {
            return String.format(Locale.ROOT, "the wires can feed all of %.2f TOPS", peakTeraOps);
        }
        return String.format(
                Locale.ROOT,
                "bound by routing tracks: the wires %s column %d hold %.2f TOPS of DSP blocks to %.2f (%.0f %%)",
                rightwards ? "rightwards after" : "leftwards into",
                busiestChannel,
                peakTeraOps,
                reachableTeraOps,
                100 * share());
    }

    private static double bytesPerMacOver(int channel, boolean right, List<FabricFeed> feeds) {
        double load = 0;
        for (FabricFeed feed : feeds) {
            boolean starts = right ? feed.fromColumn() <= channel : feed.fromColumn() > channel;
            boolean crosses = feed.toColumns().stream().anyMatch(to -> right ? to > channel : to <= channel);
            if (starts && crosses) {
                load += feed.bytesPerMac();
            }
        }
        return load;
    }
}
