package org.ridgepoint.experiment.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ridgepoint.workload.footprint.Footprint;

/** The bytes that a network needs, a row for each size of its input, and where they fit on a chip. */
public final class FootprintSheet {
    private static final double MEGA = 1e6;

    private final Map<String, Footprint> sizes;
    private final Map<String, Long> memories;

    /**
     * A sheet.
     *
     * @param sizes what each input size takes, in the order of the rows
     * @param memories capacities in bytes, the nearest to the array first; empty where there is no chip
     */
    public FootprintSheet(Map<String, Footprint> sizes, Map<String, Long> memories) {
        this.sizes = new LinkedHashMap<>(sizes);
        this.memories = new LinkedHashMap<>(memories);
    }

    /** Text in megabytes of 10^6 bytes. */
    public String text(String title) {
        Page page = new Page();
        page.line(title);
        memories.forEach(
                (name, bytes) -> page.line("  " + name + " holds " + Words.bytes(bytes) + ", " + Words.binary(bytes)));
        page.heading("MB (10^6 B); live: activations that must be there at once, in the best order tried;");
        page.line("fused: the same, sums written over a summand; sum: weights and live");
        page.line("");
        page.line(String.format(
                Locale.ROOT,
                "  %-10s %10s %10s %10s %10s %10s  %s",
                "input",
                "weights",
                "largest",
                "live",
                "fused",
                "sum",
                memories.isEmpty() ? "" : "live fits / sum fits"));
        sizes.forEach((size, footprint) -> page.line(String.format(
                Locale.ROOT,
                "  %-10s %10.2f %10.2f %10.2f %10.2f %10.2f  %s",
                size,
                footprint.weightBytes() / MEGA,
                footprint.largestActivationBytes() / MEGA,
                footprint.peakLiveBytes() / MEGA,
                footprint.fusedPeakLiveBytes() / MEGA,
                footprint.totalBytes() / MEGA,
                memories.isEmpty() ? "" : home(footprint.peakLiveBytes()) + " / " + home(footprint.totalBytes()))));
        return page.text();
    }

    /** Comma-separated values in bytes, lines ended by line feeds. */
    public String csv(String workload) {
        List<Map<String, Object>> rows = new ArrayList<>();
        sizes.forEach((size, footprint) -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("workload", workload);
            row.put("input", size);
            row.put("weightBytes", footprint.weightBytes());
            row.put("largestActivationBytes", footprint.largestActivationBytes());
            row.put("peakLiveBytes", footprint.peakLiveBytes());
            row.put("fusedPeakLiveBytes", footprint.fusedPeakLiveBytes());
            row.put("sumBytes", footprint.totalBytes());
            row.put("order", footprint.order());
            if (!memories.isEmpty()) {
                row.put("liveFits", home(footprint.peakLiveBytes()));
                row.put("sumFits", home(footprint.totalBytes()));
            }
            rows.add(row);
        });
        return Csv.write(rows).replace("\r\n", "\n");
    }

    private String home(long bytes) {
        return memories.entrySet().stream()
                .filter(memory -> bytes <= memory.getValue())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("nowhere");
    }
}
