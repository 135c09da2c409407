package org.ridgepoint.sim.memory;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Published memories, as tables.
 *
 * <p>Sources: CACTI, outputs of CACTI 7 (high-performance transistors, optimised for energy times delay squared, one bank)
 * that the ZigZag project keeps in its repository as {@code cacti_master/example_mem_pool.yaml}; entries without a node
 * were made at that project's default of 90 nm (read). Horowitz, ISSCC 2014, 45 nm, and Dally, CACM 2020, 14 nm (both
 * quoted). Jouppi et al., ISCA 2021, table 2, 7 nm (recalled). Accelergy, reference outputs of its Eyeriss-like design at
 * 65 nm and of its Simba-like one, whose node is recalled; AccelForge, its file of TPU v4i; ZigZag, its TPU-like file, whose
 * node is recalled (values read). Widths of the last two are recalled: what is published is energy per bit.
 *
 * <p>Source of the cells: Intel's papers at IEDM and VLSI from 90 to 10 nm but for 28, 16, 7 and 5 nm, which are TSMC's;
 * those at 90, 65, 45, 32, 28, 16 and 7 nm are recalled. Source of wires: Keckler et al., IEEE Micro 2011, 40 nm, and
 * Dally et al., CACM 2020, 14 nm (both quoted).
 */
final class SramPoints {
    private static final String CACTI = "CACTI 7";
    private static final double MEBIBIT = 8 << 20;
    private static final int USUAL_WIDTH_BITS = 64;

    /** Bytes, bits, ports, nm, read pJ, write pJ, mm2. */
    static final List<SramPoint> ALL = List.of(
            point(CACTI, 128, 8, 2, 90, 1.03068, 1.39641, 0.01021668),
            point(CACTI, 256, 16, 4, 90, 2.28252, 3.32473, 0.0475108),
            point(CACTI, 512, 16, 4, 90, 3.11031, 5.25064, 0.0887454),
            point(CACTI, 512, 32, 4, 90, 3.70033, 8.77774, 0.0934354),
            point(CACTI, 1_000, 64, 3, 90, 6.52989, 14.9865, 0.1133188),
            point(CACTI, 1_000, 128, 3, 90, 15.1175, 23.4401, 0.205018),
            point(CACTI, 1_280, 8, 2, 90, 4.08634, 3.93455, 0.0726528),
            point(CACTI, 4_096, 128, 2, 90, 16.3381, 45.3883, 0.275162),
            point(CACTI, 16_384, 128, 2, 90, 39.5909, 88.8973, 0.934416),
            point(CACTI, 16_384, 512, 2, 90, 136.989, 253.635, 1.550368),
            point(CACTI, 32_768, 128, 2, 90, 75.2088, 106.199, 1.787254),
            point(CACTI, 65_536, 512, 2, 90, 192.948, 662.562, 3.89096),
            point(CACTI, 65_536, 512, 4, 90, 289.047, 951.683, 10.13988),
            point(CACTI, 100_001, 128, 3, 90, 224.97, 215.534, 8.4667),
            point(CACTI, 131_072, 512, 4, 90, 566.49, 1_126.53, 19.6492),
            point(CACTI, 262_144, 256, 2, 90, 413.334, 538.669, 15.41588),
            point(CACTI, 524_288, 256, 2, 90, 678.903, 658.571, 28.6058),
            point(CACTI, 1_000_000, 128, 3, 90, 1_027.69, 848.746, 88.9124),
            point(CACTI, 1_048_576, 256, 2, 90, 960.931, 940.599, 59.1178),
            point(CACTI, 2_621_440, 256, 2, 90, 1_614.01, 1_589.15, 142.6092),
            point(CACTI, 4_194_304, 256, 2, 90, 2_027.24, 2_006.91, 235.704),
            point(CACTI, 10_000_000, 128, 3, 90, 4_099.06, 3_874.84, 854.388),
            point(CACTI, 128, 8, 2, 22, 0.0739625, 0.0996867, 0.000309137),
            point(CACTI, 2_097_152, 256, 2, 22, 134.898, 139.563, 3.66505),
            read("Horowitz", 8 << 10, 64, 45, 10),
            read("Horowitz", 32 << 10, 64, 45, 20),
            read("Horowitz", 1 << 20, 64, 45, 100),
            read("Jouppi", 8 << 10, 64, 7, 7.5),
            read("Jouppi", 32 << 10, 64, 7, 8.5),
            read("Jouppi", 1 << 20, 64, 7, 14),
            read("Dally", 8 << 10, 64, 14, 3.2),
            read("Accelergy", 384, 16, 65, 1.98),
            read("Accelergy", 128 << 10, 64, 65, 18.18),
            read("Accelergy", 64 << 10, 256, 45, 66.3),
            readAndWrite("AccelForge", 4 << 20, 1024, 7, 255, 300),
            readAndWrite("ZigZag", 2 << 20, 2048, 22, 416, 378));

    /**
     * A memory of many macros whose area on a die somebody published.
     *
     * @param name which, with its source and status
     * @param mebibytes of data
     * @param nodeNanometres name of the process node
     * @param areaMm2 with all that lies between its macros
     */
    record OnDie(String name, double mebibytes, double nodeNanometres, double areaMm2) {
        /** The memory as if it were one bank of usual words, put together from macros. */
        SramBuild build() {
            return new SramBuild(Math.round(mebibytes * MEBIBIT), 1, USUAL_WIDTH_BITS, 1);
        }
    }

    /** Memories as they came out on dies. */
    static final List<OnDie> ON_DIES = List.of(
            new OnDie("TPU v1 buffers, 37 % of at most 331 mm2 (Jouppi 2017, C)", 28.2, 28, 0.37 * 331),
            new OnDie("TPU v4i CMEM, 28 % of at most 400 mm2 (Jouppi 2021, R)", 128, 7, 0.28 * 400),
            new OnDie("Zen 2 L3 of a core complex (R)", 16, 7, 16.8),
            new OnDie("Zen 3 V-cache die (R)", 64, 7, 36));

    /** Square micrometres of the densest six-transistor cell. */
    static final NodeTable CELL_UM2 = NodeTable.of(Map.ofEntries(
            Map.entry(90.0, 1.0),
            Map.entry(65.0, 0.57),
            Map.entry(45.0, 0.346),
            Map.entry(32.0, 0.171),
            Map.entry(28.0, 0.127),
            Map.entry(22.0, 0.092),
            Map.entry(16.0, 0.07),
            Map.entry(14.0, 0.0499),
            Map.entry(10.0, 0.0312),
            Map.entry(7.0, 0.027),
            Map.entry(5.0, 0.021)));

    /** Picojoules to drive a bit over a millimetre. */
    static final NodeTable WIRE_PJ = NodeTable.of(Map.of(14.0, 0.1, 40.0, 0.24));

    private SramPoints() {}

    private static SramPoint point(
            String source, long bytes, int bits, int ports, double nm, double read, double write, double mm2) {
        return new SramPoint(source, bytes, bits, ports, nm, read, OptionalDouble.of(write), OptionalDouble.of(mm2));
    }

    private static SramPoint read(String source, long bytes, int bits, double nm, double read) {
        return new SramPoint(source, bytes, bits, 1, nm, read, OptionalDouble.empty(), OptionalDouble.empty());
    }

    private static SramPoint readAndWrite(String source, long bytes, int bits, double nm, double read, double write) {
        return new SramPoint(source, bytes, bits, 1, nm, read, OptionalDouble.of(write), OptionalDouble.empty());
    }
}
