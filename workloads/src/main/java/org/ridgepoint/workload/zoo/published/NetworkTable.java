package org.ridgepoint.workload.zoo.published;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.zoo.ModelSize;
import org.ridgepoint.workload.zoo.ModelZoo;
import org.ridgepoint.workload.zoo.ZooEntry;

/**
 * The table of our counts beside the published ones, {@code results/reference/networks.md}. Made by
 * {@code ./ridgepoint reproduce networks > results/reference/networks.md}.
 */
public final class NetworkTable {
    private static final double WORTH_A_CAUSE_PERCENT = 3;
    private static final double FAR_PERCENT = 5;

    private final ModelZoo zoo;

    /**
     * Our counts for one published row.
     *
     * @param published the row
     * @param parametersMillion ours
     * @param gigaOperations ours
     */
    record CountedNetwork(PublishedNetwork published, double parametersMillion, double gigaOperations) {
        OptionalDouble parameterDeviation() {
            return deviation(parametersMillion, published.parametersMillion());
        }

        OptionalDouble operationDeviation() {
            return deviation(gigaOperations, published.gigaOperations());
        }

        /** The larger deviation, in percent; 0 where nothing is published. */
        double worstPercent() {
            return Math.max(
                    Math.abs(parameterDeviation().orElse(0)),
                    Math.abs(operationDeviation().orElse(0)));
        }

        private static OptionalDouble deviation(double ours, OptionalDouble theirs) {
            return theirs.isPresent()
                    ? OptionalDouble.of(100 * (ours / theirs.getAsDouble() - 1))
                    : OptionalDouble.empty();
        }
    }

    public NetworkTable(ModelZoo zoo) {
        this.zoo = zoo;
    }

    /** Our counts for all published rows. */
    List<CountedNetwork> counted() {
        List<CountedNetwork> rows = new ArrayList<>();
        for (PublishedNetwork published : PublishedNetwork.all()) {
            Graph graph = zoo.build(published.network(), published.size());
            rows.add(new CountedNetwork(published, graph.parameterElements() / 1e6, graph.operations() / 1e9));
        }
        return rows;
    }

    /** The whole page. */
    public String markdown() {
        List<CountedNetwork> rows = counted();
        StringBuilder page = new StringBuilder();
        page.append("# Networks: our counts beside the published ones\n\n");
        page.append("Made by `./ridgepoint reproduce networks > results/reference/networks.md`.\n\n");
        page.append(
                        "Parameters in millions, before batch normalisation is merged. GFLOP: twice the multiply-adds of one ")
                .append("inference, on matrices and convolutions only. An empty published field is not known to us. ")
                .append("No network is fitted to a figure: each is built from the source that `list` names.\n\n");
        page.append(summary(rows));
        section(page, "Vision", rows, "vision");
        section(page, "Language", rows, "language");
        catalogue(page);
        return page.toString();
    }

    private static String summary(List<CountedNetwork> rows) {
        List<CountedNetwork> known = rows.stream()
                .filter(row -> row.published.gigaOperations().isPresent())
                .toList();
        long close = known.stream()
                .filter(row -> row.worstPercent() <= WORTH_A_CAUSE_PERCENT)
                .count();
        List<CountedNetwork> far =
                known.stream().filter(row -> row.worstPercent() > FAR_PERCENT).toList();
        long causes = far.stream().map(row -> row.published.note()).distinct().count();
        return format(
                "Of %d rows with published figures %d agree within 3 %% on both; %d are further off than 5 %% on one of "
                        + "them, for %d causes, which their notes say.%n%n",
                known.size(), close, far.size(), causes);
    }

    private static void section(StringBuilder page, String title, List<CountedNetwork> rows, String table) {
        page.append("## ").append(title).append("\n\n");
        page.append("| row | network | input | parameters M | published | % | GFLOP | published | % | note |\n");
        page.append("|---|---|---|---:|---:|---:|---:|---:|---:|---|\n");
        for (CountedNetwork row : rows) {
            if (row.published.table().equals(table)) {
                page.append(line(row));
            }
        }
        page.append("\n");
    }

    private static String line(CountedNetwork row) {
        PublishedNetwork published = row.published;
        String input =
                published.input().isPresent() ? String.valueOf(published.input().getAsInt()) : "";
        return format(
                "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |%n",
                published.row(),
                published.network(),
                input,
                figure(row.parametersMillion),
                published.parametersMillion().isPresent()
                        ? figure(published.parametersMillion().getAsDouble())
                        : "",
                percent(row.parameterDeviation()),
                figure(row.gigaOperations),
                published.gigaOperations().isPresent()
                        ? figure(published.gigaOperations().getAsDouble())
                        : "",
                percent(row.operationDeviation()),
                published.note());
    }

    private void catalogue(StringBuilder page) {
        page.append("## The whole catalogue\n\n");
        page.append(
                        "In each network's standard size, batch 1. CNN1 of the first TPU's paper is missing: 72 convolutions, 13 ")
                .append(
                        "pools, 4 fully connected layers, 100 M weights and 1750 multiply-adds per weight at a batch of 32 are ")
                .append(
                        "all that is published, which is not enough to build it; of that paper's other applications only the ")
                .append("numbers of layers and weights are known, so their widths are assumed equal.\n\n");
        page.append("| network | what | parameters M | GFLOP | source |\n|---|---|---:|---:|---|\n");
        for (ZooEntry entry : zoo.entries()) {
            Graph graph = entry.build(ModelSize.standard());
            page.append(format(
                    "| %s | %s | %s | %s | %s |%n",
                    entry.name(),
                    entry.description(),
                    figure(graph.parameterElements() / 1e6),
                    figure(graph.operations() / 1e9),
                    entry.source()));
        }
    }

    private static String figure(double value) {
        return format(value >= 1000 ? "%.0f" : value >= 100 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f", value);
    }

    private static String percent(OptionalDouble deviation) {
        return deviation.isPresent() ? format("%+.1f", deviation.getAsDouble()) : "";
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern.replace("%n", "\n"), values);
    }
}
