package org.ridgepoint.sim.memory;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Published memories, as a table.
 *
 * <p>Source of the points: outputs of CACTI 7 (high-performance transistors, optimised for energy times delay squared,
 * one bank) that the ZigZag project keeps in its repository as {@code cacti_master/example_mem_pool.yaml}; entries
 * without a node were made at that project's default of 90 nm. Source of the cells: Intel's papers at IEDM and VLSI from
 * 90 to 10 nm, TSMC's at IEDM 2022 for 5 nm.
 */
final class SramPoints {
    /** bytes, bits, ports, nm, read pJ, write pJ, mm2. */
    static final List<SramPoint> CACTI = List.of(
            new SramPoint(128, 8, 2, 90, 1.03068, 1.39641, 0.01021668),
            new SramPoint(256, 16, 4, 90, 2.28252, 3.32473, 0.0475108),
            new SramPoint(512, 16, 4, 90, 3.11031, 5.25064, 0.0887454),
            new SramPoint(512, 32, 4, 90, 3.70033, 8.77774, 0.0934354),
            new SramPoint(1_000, 64, 3, 90, 6.52989, 14.9865, 0.1133188),
            new SramPoint(1_000, 128, 3, 90, 15.1175, 23.4401, 0.205018),
            new SramPoint(1_280, 8, 2, 90, 4.08634, 3.93455, 0.0726528),
            new SramPoint(4_096, 128, 2, 90, 16.3381, 45.3883, 0.275162),
            new SramPoint(16_384, 128, 2, 90, 39.5909, 88.8973, 0.934416),
            new SramPoint(16_384, 512, 2, 90, 136.989, 253.635, 1.550368),
            new SramPoint(32_768, 128, 2, 90, 75.2088, 106.199, 1.787254),
            new SramPoint(65_536, 512, 2, 90, 192.948, 662.562, 3.89096),
            new SramPoint(65_536, 512, 4, 90, 289.047, 951.683, 10.13988),
            new SramPoint(100_001, 128, 3, 90, 224.97, 215.534, 8.4667),
            new SramPoint(131_072, 512, 4, 90, 566.49, 1_126.53, 19.6492),
            new SramPoint(262_144, 256, 2, 90, 413.334, 538.669, 15.41588),
            new SramPoint(524_288, 256, 2, 90, 678.903, 658.571, 28.6058),
            new SramPoint(1_000_000, 128, 3, 90, 1_027.69, 848.746, 88.9124),
            new SramPoint(1_048_576, 256, 2, 90, 960.931, 940.599, 59.1178),
            new SramPoint(2_621_440, 256, 2, 90, 1_614.01, 1_589.15, 142.6092),
            new SramPoint(4_194_304, 256, 2, 90, 2_027.24, 2_006.91, 235.704),
            new SramPoint(10_000_000, 128, 3, 90, 4_099.06, 3_874.84, 854.388),
            new SramPoint(128, 8, 2, 22, 0.0739625, 0.0996867, 0.000309137),
            new SramPoint(2_097_152, 256, 2, 22, 134.898, 139.563, 3.66505));

    /** Square micrometres of the densest six-transistor cell, by node in nanometres. */
    static final NavigableMap<Double, Double> CELL_UM2_BY_NODE = Collections.unmodifiableNavigableMap(
            new TreeMap<>(Map.of(22.0, 0.092, 14.0, 0.0499, 10.0, 0.0312, 5.0, 0.021)));

    private SramPoints() {}
}
