package org.ridgepoint.sim.memory.dram.study;

import java.util.List;
import java.util.Optional;

/**
 * What a dedicated DRAM simulator answered to one stream, and how it was set up.
 *
 * @param simulator {@code dramsim3} or {@code ramulator2.1}
 * @param standard our table with its timings, by name or by path
 * @param map order of the address bits
 * @param channels channels side by side, bursts dealt out in turn
 * @param stream letter or name of a {@link PatternStream}
 * @param offeredLoad share of the peak; empty for as much as the queue takes
 * @param requests accesses
 * @param percentOfPeak share of the peak that was moved
 * @param readLatencyMeanCycles from acceptance to data; 0 where nothing is read
 * @param p50 median of the same
 * @param p99 99th percentile of the same
 * @param run {@code given} with the task, or of our {@code own} making
 */
public record ReferenceRow(
        String simulator,
        String standard,
        String map,
        int channels,
        String stream,
        Optional<Double> offeredLoad,
        long requests,
        double percentOfPeak,
        double readLatencyMeanCycles,
        long p50,
        long p99,
        String run) {
    /** The heading of the columns, in the order of the components. */
    public static final String HEADING =
            "simulator,standard,map,channels,stream,offeredLoad,requests,percentOfPeak,readLatencyMeanCycles,p50,p99,run";

    private static final int COLUMNS = HEADING.split(",").length;

    /** Reads the lines of a table: comments with {@code #}, the heading, a row a line. */
    public static List<ReferenceRow> parse(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.equals(HEADING))
                .map(ReferenceRow::parse)
                .toList();
    }

    private static ReferenceRow parse(String line) {
        String[] cells = line.split(",", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalArgumentException("expected " + HEADING + ", found \"" + line + "\"");
        }
        return new ReferenceRow(
                cells[0],
                cells[1],
                cells[2],
                Integer.parseInt(cells[3]),
                cells[4],
                cells[5].isEmpty() ? Optional.empty() : Optional.of(Double.valueOf(cells[5])),
                Long.parseLong(cells[6]),
                Double.parseDouble(cells[7]),
                Double.parseDouble(cells[8]),
                Long.parseLong(cells[9]),
                Long.parseLong(cells[10]),
                cells[11]);
    }

    /** The controller policy that is set up like the simulator's. */
    public String controller() {
        return simulator.startsWith("ramulator") ? "ramulator" : simulator;
    }
}
