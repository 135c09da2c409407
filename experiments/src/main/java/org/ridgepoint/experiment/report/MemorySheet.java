package org.ridgepoint.experiment.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ridgepoint.experiment.memory.MemoryRun;
import org.ridgepoint.experiment.memory.MemorySystem;
import org.ridgepoint.sim.memory.dram.DramEnergy;
import org.ridgepoint.sim.memory.dram.study.MemoryReport;

/** What streams made of a DRAM system: text for a reader, or a row each for a program. */
public final class MemorySheet {
    private static final double MOST_PICOJOULES = 10_000;

    private final MemorySystem system;
    private final Page page = new Page();

    private MemorySheet(MemorySystem system) {
        this.system = system;
    }

    /** Text, a table after it where there is more than one run. */
    public static String text(MemorySystem system, List<MemoryRun> runs) {
        MemorySheet sheet = new MemorySheet(system);
        sheet.header();
        runs.forEach(sheet::run);
        if (runs.size() > 1) {
            sheet.table(runs);
        }
        LatencyCurve.draw(sheet.page, runs, sheet.clockSeconds());
        return sheet.page.text();
    }

    /** Comma-separated values, lines ended by line feeds. */
    public static String csv(MemorySystem system, List<MemoryRun> runs) {
        List<Map<String, Object>> rows = new ArrayList<>();
        runs.forEach(run -> rows.add(row(system, run)));
        return Csv.write(rows).replace("\r\n", "\n");
    }

    private static Map<String, Object> row(MemorySystem system, MemoryRun run) {
        MemoryReport report = run.report();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("standard", system.channel().standard().name());
        row.put("channels", system.interleave().channels());
        row.put("map", system.channel().map().toString());
        row.put("stream", run.stream());
        row.put("offeredLoad", run.load().<Object>map(load -> load).orElse(""));
        row.put("requests", report.requests());
        row.put("writes", report.writes());
        row.put("cycles", report.cycles());
        row.put("percentOfPeak", report.percentOfPeak());
        row.put("readLatencyMeanCycles", ifRead(report, report.readLatencyMeanCycles()));
        row.put("p50", ifRead(report, report.p50()));
        row.put("p99", ifRead(report, report.p99()));
        row.put("rowHits", report.rowHits());
        row.put("rowMisses", report.rowMisses());
        row.put("rowConflicts", report.rowConflicts());
        row.put("energyPerBitPj", report.energyPerBitPj().<Object>map(pj -> pj).orElse(""));
        row.put("max", ifRead(report, report.max()));
        row.put("seed", run.seed());
        row.put(
                "widthBits",
                system.channel().geometry().burstBytes()
                        * 8
                        / system.channel().standard().organization().burstLength());
        row.put("policy", system.channel().policy().name());
        row.put("boundBy", report.boundBy());
        report.energy().ifPresent(energy -> row.put("perBitPj", perBit(energy, report.bits())));
        return row;
    }

    /** A latency of reads, or nothing where there are none. */
    private static Object ifRead(MemoryReport report, Number latency) {
        return report.hasReads() ? latency : "";
    }

    private static Map<String, Double> perBit(DramEnergy energy, long bits) {
        Map<String, Double> parts = new LinkedHashMap<>();
        parts.put("activate", energy.activatePj() / bits);
        parts.put("read", energy.readPj() / bits);
        parts.put("write", energy.writePj() / bits);
        parts.put("inputOutput", energy.inputOutputPj() / bits);
        parts.put("refresh", energy.refreshPj() / bits);
        parts.put("activeStandby", energy.activeStandbyPj() / bits);
        parts.put("prechargedStandby", energy.prechargedStandbyPj() / bits);
        parts.put("powerDown", energy.powerDownPj() / bits);
        return parts;
    }

    private void header() {
        int channels = system.interleave().channels();
        page.line(system.channel().standard().name() + ", " + channels + (channels == 1 ? " channel, " : " channels, ")
                + Words.scaled(system.peakBytesPerSecond(), "B/s") + " at most, "
                + Words.binary(system.capacityBytes()));
        page.line("  map " + system.channel().map() + ", controller "
                + system.channel().policy().name());
    }

    private void run(MemoryRun run) {
        MemoryReport report = run.report();
        page.heading(run.stream() + pace(run));
        page.pair("share of peak", percent(report.percentOfPeak()), "bound by " + report.boundBy());
        page.pair(
                "bandwidth",
                Words.scaled(system.peakBytesPerSecond() * report.percentOfPeak() / 100, "B/s"),
                Words.grouped(report.requests()) + (report.requests() == 1 ? " request, " : " requests, ")
                        + Words.grouped(report.writes()) + " of them writes, in " + Words.grouped(report.cycles())
                        + " cycles");
        if (report.hasReads()) {
            page.pair("read latency", time(report.readLatencyMeanCycles()), latencies(report));
        } else {
            page.pair("read latency", "-", "nothing is read");
        }
        long all = Math.max(1, report.rowHits() + report.rowMisses() + report.rowConflicts());
        page.pair(
                "row hits",
                Words.percent((double) report.rowHits() / all),
                Words.grouped(report.rowHits()) + " hits, " + Words.grouped(report.rowMisses()) + " misses, "
                        + Words.grouped(report.rowConflicts()) + " conflicts");
        report.energy()
                .ifPresentOrElse(
                        energy -> energy(energy, report),
                        () -> page.pair("energy", "unknown", "the standard's table states no currents"));
    }

    /** How fast it was offered; what a trace's lines say holds whatever else does, and it has no seed. */
    private static String pace(MemoryRun run) {
        boolean trace = MemorySystem.isTrace(run.stream());
        String fast = trace ? ", no access before its cycle" : " as fast as it goes";
        return run.load()
                        .map(load -> " at " + Words.percent(load) + " of the peak")
                        .orElse(fast)
                + (trace ? "" : ", seed " + run.seed());
    }

    /** Energy of a bit: picojoules, unless thousands of them. */
    private static String perBit(double picojoules) {
        return picojoules < MOST_PICOJOULES
                ? Words.digits(picojoules) + " pJ/bit"
                : Words.scaled(picojoules * 1e-12, "J/bit");
    }

    private static String latencies(MemoryReport report) {
        return String.format(
                Locale.ROOT,
                "mean of %.1f cycles; p50 %d, p99 %d, most %d cycles",
                report.readLatencyMeanCycles(),
                report.p50(),
                report.p99(),
                report.max());
    }

    private void energy(DramEnergy energy, MemoryReport report) {
        page.pair("energy", perBit(energy.totalPj() / report.bits()), "of which");
        perBit(energy, report.bits()).forEach((part, picojoules) -> {
            if (picojoules > 0) {
                page.pair("", perBit(picojoules), Words.spaced(part));
            }
        });
    }

    private void table(List<MemoryRun> runs) {
        page.heading("Side by side (latencies in cycles)");
        page.line(String.format(
                Locale.ROOT,
                "  %-16s %5s %5s %8s %9s %7s %7s %8s  %s",
                "stream",
                "load",
                "seed",
                "of peak",
                "latency",
                "p50",
                "p99",
                "pJ/bit",
                "bound by"));
        runs.forEach(run -> page.line(String.format(
                Locale.ROOT,
                "  %-16s %5s %5d %8s %9s %7s %7s %8s  %s",
                run.stream(),
                run.load().map(String::valueOf).orElse("-"),
                run.seed(),
                percent(run.report().percentOfPeak()),
                latency(
                        run.report(),
                        String.format(Locale.ROOT, "%.1f", run.report().readLatencyMeanCycles())),
                latency(run.report(), String.valueOf(run.report().p50())),
                latency(run.report(), String.valueOf(run.report().p99())),
                run.report().energyPerBitPj().map(Words::digits).orElse("-"),
                run.report().boundBy())));
    }

    private static String latency(MemoryReport report, String cycles) {
        return report.hasReads() ? cycles : "-";
    }

    private String time(double cycles) {
        return Words.scaled(cycles * clockSeconds(), "s");
    }

    private double clockSeconds() {
        return system.channel().standard().clockPeriod().femtoseconds() * 1e-15;
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.1f %%", value);
    }
}
