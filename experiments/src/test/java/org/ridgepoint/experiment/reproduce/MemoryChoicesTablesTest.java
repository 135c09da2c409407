package org.ridgepoint.experiment.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The tables of memory-choices.md against the CSV file beside it; {@code -Dridgepoint.documents=write} writes them anew.
 */
class MemoryChoicesTablesTest {
    private static final Path TEXT = Path.of("../results/reference/memory-choices.md");
    private static final Path NUMBERS = Path.of("../results/reference/memory-choices.csv");
    private static final String BEGIN = "<!-- tables from memory-choices.csv -->\n";
    private static final String END = "<!-- end of tables -->\n";
    private static final List<String> CHOICES =
            List.of("x1-distributed", "x1-bulk", "x1-dram", "x1-mix-distributed", "x1-mix-bulk");
    private static final Map<String, String> NETWORKS = Map.of("resnet50", "ResNet-50", "yolov3", "YOLOv3");
    private static final List<String> CAUSES =
            List.of("compute", "dramBandwidth", "dramLatency", "bus", "bulkSram", "localSram", "vectorUnit");

    private final List<Map<String, String>> rows = rows();

    @Test
    void theTablesHoldWhatTheFileHolds() throws IOException {
        String text = Files.readString(TEXT);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if (System.getProperty("ridgepoint.documents", "").equals("write")) {
            Files.writeString(TEXT, text.substring(0, begin) + tables() + text.substring(end));
        } else {
            assertThat(text.substring(begin, end)).isEqualTo(tables());
        }
    }

    private String tables() {
        return speeds("resnet50")
                + speeds("yolov3")
                + losses("resnet50", "ddr4-2400")
                + losses("resnet50", "lpddr4-4266")
                + losses("yolov3", "ddr4-2400");
    }

    private String speeds(String network) {
        List<List<String>> lines = new ArrayList<>();
        for (Map<String, String> first : rows(network, "choice", "x1-distributed")) {
            List<String> line =
                    new ArrayList<>(List.of("`" + first.get("dram") + "`", decimal(first, "dramPeakGBps", 1)));
            for (String choice : CHOICES) {
                Map<String, String> row = row(network, choice, first.get("dram"));
                line.add(decimal(row, "fps", 0) + " / " + decimal(row, "millijoules", 1)
                        + (row.get("dramPins").equals("with") ? "" : "°"));
            }
            lines.add(line);
        }
        List<String> header = new ArrayList<>(List.of("DRAM", "GB/s a channel"));
        CHOICES.forEach(choice -> header.add(choice.substring("x1-".length())));
        return "\n" + NETWORKS.get(network)
                + ": frames per second and, after the stroke, millijoules per inference (° without the DRAM's"
                + " pins, which other lines hold).\n\n" + table(header, lines);
    }

    private String losses(String network, String dram) {
        List<List<String>> lines = new ArrayList<>();
        for (String choice : CHOICES) {
            List<String> line = new ArrayList<>(List.of("`" + choice + "`"));
            Map<String, String> row = row(network, choice, dram);
            CAUSES.forEach(
                    cause -> line.add(String.format(Locale.ROOT, "%.1f %%", 100 * Double.parseDouble(row.get(cause)))));
            lines.add(line);
        }
        return "\nShare of cycles, " + network + ", `" + dram + "`.\n\n"
                + table(
                        List.of(
                                "choice",
                                "compute",
                                "DRAM bandwidth",
                                "DRAM latency",
                                "bus and link",
                                "bulk SRAM",
                                "local SRAM",
                                "vector unit"),
                        lines);
    }

    private static String table(List<String> header, List<List<String>> lines) {
        List<List<String>> all = new ArrayList<>(
                List.of(header, header.stream().map(column -> "---").toList()));
        all.addAll(lines);
        return all.stream()
                .map(line -> "| " + String.join(" | ", line) + " |\n")
                .collect(Collectors.joining());
    }

    private static String decimal(Map<String, String> row, String column, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", Double.parseDouble(row.get(column)));
    }

    private Map<String, String> row(String network, String choice, String dram) {
        return rows(network, "choice", choice).stream()
                .filter(row -> row.get("dram").equals(dram))
                .findFirst()
                .orElseThrow();
    }

    private List<Map<String, String>> rows(String network, String column, String value) {
        return rows.stream()
                .filter(row ->
                        row.get("network").equals(network) && row.get(column).equals(value))
                .toList();
    }

    private static List<Map<String, String>> rows() {
        try {
            List<String[]> lines = Files.readAllLines(NUMBERS).stream()
                    .map(line -> line.split(","))
                    .toList();
            String[] header = lines.get(0);
            return lines.stream()
                    .skip(1)
                    .map(line -> IntStream.range(0, header.length)
                            .boxed()
                            .collect(Collectors.toMap(i -> header[i], i -> line[i])))
                    .toList();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
