package org.ridgepoint.experiment.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.machine.Contest;
import org.ridgepoint.accelerator.mapping.CapacityTooSmall;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.Setting;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.experiment.run.ResolvedChip;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.Window;

/**
 * Single operators on the chips of a home and variants of them, by the plan that a run chooses and by the fastest of some
 * textbook schedules: is a chosen plan ever worse than one from a textbook?
 */
public final class Schedules {
    private static final int OPERATORS = 320;
    private static final List<String> CHIPS =
            List.of("scale-32x32", "inferx-x1", "nvdla-large", "zcu102-dpu", "tpu-v1", "classroom");
    private static final List<String> VARIANTS = List.of(
            "",
            "sram.local.capacity=64 KiB",
            "sram.bulk.capacity=512 KiB",
            "dram.channels=2",
            "sram.local.capacity=128 KiB",
            "dma.outstanding=4");

    private final Chips chips;

    Schedules(Home home) {
        this.chips = new Chips(home);
    }

    /**
     * An operator on a chip.
     *
     * @param chip its name
     * @param setting a key of its file that is changed; empty where none is
     * @param operator the operator in words
     */
    public record Row(String chip, String setting, String operator) {}

    /** The columns of the table. */
    public static String header() {
        return "chip,setting,operator,cycles,textbookCycles,ratio,textbookSchedules";
    }

    /** The whole table, its heading first. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(header()));
        for (int index = 0; index < OPERATORS; index++) {
            lines.add(line(index));
        }
        return lines;
    }

    /** One line of the table. */
    public String line(int index) {
        SplittableRandom random = new SplittableRandom(1000L + index);
        while (true) {
            String chipName = CHIPS.get(index % CHIPS.size());
            String setting = VARIANTS.get(random.nextInt(VARIANTS.size()));
            Graph graph = graph(random, chipName.equals("classroom") ? 4 : 1);
            try {
                Chip chip = chip(chipName, setting);
                Contest contest = Contest.of(chip, graph);
                if (contest.schedules() > 0) {
                    return line(new Row(chipName, setting, graph.name()), contest);
                }
            } catch (IllegalArgumentException | CapacityTooSmall refused) {
                continue;
            }
        }
    }

    private static String line(Row row, Contest contest) {
        return String.format(
                Locale.ROOT,
                "%s,%s,%s,%d,%d,%.3f,%d",
                row.chip,
                row.setting,
                row.operator,
                contest.cycles(),
                contest.textbookCycles(),
                (double) contest.cycles() / contest.textbookCycles(),
                contest.schedules());
    }

    private Chip chip(String name, String setting) {
        List<Setting> settings =
                Optional.of(setting).filter(text -> !text.isEmpty()).map(Setting::parse).stream().toList();
        ResolvedChip chip = chips.load(name, settings).chip();
        return Chip.of(chip.spec(), chip.memory(), chip.technology(), Precision.INT8);
    }

    /** An operator as networks have them; on a small chip each of its sizes so many times smaller. */
    private static Graph graph(SplittableRandom random, int smaller) {
        int kind = random.nextInt(8);
        int channels = pick(random, 16, 32, 48, 64, 96, 128, 192, 256) / smaller;
        int size = pick(random, 7, 13, 14, 19, 26, 28, 35, 56) / (smaller > 1 ? 2 : 1);
        int filters = pick(random, 16, 32, 64, 80, 128, 200, 256) / smaller;
        switch (kind) {
            case 0, 1 -> {
                int rows = pick(random, 1, 7, 16, 49, 64, 128, 197, 256, 384) ;
                int columns = pick(random, 30, 64, 128, 256, 512, 768, 1000) / smaller;
                int reduction = pick(random, 32, 64, 147, 256, 512, 768, 1024) / smaller;
                Layers net = new Layers("gemm " + rows + "x" + columns + "x" + reduction);
                return net.finish(net.plainLinear(net.input("a", 1, rows, reduction), columns));
            }
            case 2, 3 -> {
                int kernel = pick(random, 1, 3, 3, 5, 7);
                int stride = pick(random, 1, 1, 2);
                Layers net = new Layers("conv " + size + "x" + size + "x" + channels + " " + kernel + "x" + kernel + "/"
                        + stride + " to " + filters);
                return net.finish(net.conv(
                        net.input("image", 1, channels, size, size), filters, Window.square(kernel, stride, kernel / 2)));
            }
            case 4 -> {
                int groups = pick(random, 2, 4, 8);
                int wide = Math.max(8, filters / 8 * 8);
                Layers net = new Layers(
                        "grouped " + size + "x" + size + "x" + channels + " in " + groups + " to " + wide);
                return net.finish(net.conv(
                        net.input("image", 1, channels, size, size), wide, Window.square(3, 1, 1), groups, false));
            }
            case 5 -> {
                int stride = pick(random, 1, 2);
                Layers net = new Layers("depthwise " + size + "x" + size + "x" + channels + " /" + stride);
                return net.finish(
                        net.depthwise(net.input("image", 1, channels, size, size), Window.square(3, stride, 1)));
            }
            case 6 -> {
                int heads = pick(random, 1, 4, 8);
                int tokens = pick(random, 32, 49, 128, 197);
                int width = pick(random, 32, 64);
                Layers net = new Layers("attention " + heads + " x " + tokens + "x" + tokens + "x" + width);
                Tensor query = net.input("q", 1, heads, tokens, width);
                return net.finish(net.matmulTransposed(query, net.input("k", 1, heads, tokens, width)));
            }
            default -> {
                boolean pool = random.nextBoolean();
                Layers net = new Layers((pool ? "pool " : "add ") + size + "x" + size + "x" + channels);
                Tensor image = net.input("image", 1, channels, size, size);
                return net.finish(
                        pool
                                ? net.maxPool(image, Window.square(2, 2, 0))
                                : net.add(image, net.input("other", 1, channels, size, size)));
            }
        }
    }

    private static int pick(SplittableRandom random, int... from) {
        return from[random.nextInt(from.length)];
    }
}
