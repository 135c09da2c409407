package org.ridgepoint.experiment.reproduce;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.sampling.Detail;
import org.ridgepoint.accelerator.spec.TechnologySpec;
import org.ridgepoint.experiment.config.Binder;
import org.ridgepoint.experiment.config.ConfigFile;
import org.ridgepoint.experiment.config.Setting;
import org.ridgepoint.experiment.config.YamlNode;
import org.ridgepoint.experiment.config.YamlNode.Mapping;
import org.ridgepoint.experiment.config.YamlNode.Scalar;
import org.ridgepoint.experiment.config.YamlNode.Sequence;
import org.ridgepoint.experiment.config.YamlWriter;
import org.ridgepoint.experiment.report.Csv;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.run.ResolvedChip;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.run.Simulator;
import org.ridgepoint.experiment.workload.WorkloadRequest;
import org.ridgepoint.sim.memory.dram.table.DramStandard;

/** By how much joules of an inference move where a recalled or derived price is 30 % lower or higher than its file says. */
final class EnergySensitivity {
    static final String HEADER = "chip,workload,price,value,millijoules,percentAt30Less,percentAt30More";

    private static final double LESS = 0.7;
    private static final double MORE = 1.3;
    private static final Pattern QUANTITY = Pattern.compile("(?<number>[0-9.]+(?:[eE][-+]?[0-9]+)?)(?<unit>.*)");
    private static final List<String> LOGIC = List.of(
            "registerArea",
            "registerClockPerBit",
            "registerWritePerBit",
            "cellShare",
            "wirePitch",
            "clockPerSquareMillimetre",
            "leakagePerSquareMillimetre");

    private record Case(String chip, String workload, int batch) {}

    private static final List<Case> CASES = List.of(
            new Case("inferx-x1", "resnet50", 1),
            new Case("nvdla-large", "resnet50", 1),
            new Case("tpu-v1", "tpu-cnn0", 8),
            new Case("eyeriss-like", "alexnet", 1));

    private final Preparation preparation;
    private final Simulator simulator;

    EnergySensitivity(Preparation preparation, Simulator simulator) {
        this.preparation = preparation;
        this.simulator = simulator;
    }

    List<String> lines(ProgressListener progress) {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (Case each : CASES) {
            WorkloadRequest request = WorkloadRequest.of(each.workload, Optional.empty(), each.batch);
            RunRequest asked = new RunRequest(each.chip, request, List.of(), 1, Optional.empty(), Detail.SAMPLED);
            lines.addAll(of(preparation.prepare(asked).run()));
            progress.at(CASES.indexOf(each) + 1L, CASES.size());
        }
        return lines;
    }

    /** A line for each price of a run's technology and DRAM. */
    List<String> of(ResolvedRun run) {
        double base = joules(run, run.chip());
        List<String> keys = keys(run);
        return keys.parallelStream().map(key -> line(run, key, base)).toList();
    }

    private static List<String> keys(ResolvedRun run) {
        String format = run.precision().name();
        List<String> keys = new ArrayList<>(List.of(
                "mac." + format,
                "vectorOperation",
                "wirePerBitPerMillimetre",
                "hostOperation",
                "hostLinkPerBit",
                "logic.macArea." + format));
        LOGIC.forEach(key -> keys.add("logic." + key));
        IntStream.range(0, run.chip().memory().supplies().size())
                .forEach(supply -> keys.add("supplies." + supply + ".voltage"));
        return keys;
    }

    private String line(ResolvedRun run, String key, double base) {
        boolean ofDram = key.startsWith("supplies");
        Mapping tree = tree(ofDram ? run.chip().memory() : run.chip().technology());
        String name = ofDram ? "dram." + run.chip().memory().name() + "." + key : key;
        List<String> cells = List.of(
                run.chip().name(),
                run.config().workload(),
                name,
                text(tree, key),
                String.format(Locale.ROOT, "%.4g", base * 1e3),
                percent(joules(run, changed(run, tree, key, LESS)) / base),
                percent(joules(run, changed(run, tree, key, MORE)) / base));
        return Csv.row(cells).stripTrailing();
    }

    private static String percent(double ratio) {
        return String.format(Locale.ROOT, "%+.2f", 100 * (ratio - 1));
    }

    private double joules(ResolvedRun run, ResolvedChip chip) {
        return simulator.run(chip, run.graph(), run.options(), RunListener.NONE).joulesPerInference();
    }

    private static Mapping tree(Record part) {
        return ConfigFile.parse(YamlWriter.write(part), "prices");
    }

    private static ResolvedChip changed(ResolvedRun run, Mapping tree, String key, double factor) {
        Mapping other =
                Setting.parse(key + "=" + scaled(text(tree, key), factor)).appliedTo(tree);
        ResolvedChip chip = run.chip();
        boolean ofDram = key.startsWith("supplies");
        return new ResolvedChip(
                chip.name(),
                chip.spec(),
                ofDram ? new Binder().bind(other, DramStandard.class) : chip.memory(),
                ofDram ? chip.technology() : new Binder().bind(other, TechnologySpec.class));
    }

    private static String text(Mapping tree, String key) {
        YamlNode node = tree;
        for (String name : key.split("\\.")) {
            node = node instanceof Sequence list
                    ? list.elements().get(Integer.parseInt(name))
                    : ((Mapping) node).entries().get(name);
        }
        return ((Scalar) node).text();
    }

    private static String scaled(String quantity, double factor) {
        Matcher parts = QUANTITY.matcher(quantity);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a quantity: " + quantity);
        }
        BigDecimal number = new BigDecimal(parts.group("number")).multiply(BigDecimal.valueOf(factor));
        return number.round(MathContext.DECIMAL64).toPlainString() + parts.group("unit");
    }
}
