package org.ridgepoint.sim.memory.dram.table;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The controllers that a configuration may name, as {@code controllers.csv} beside this class lists them, and their variations. */
public final class DramPolicies {
    private static final String TABLE = "controllers.csv";
    private static final String ARGUMENT = ":[1-9][0-9]{0,8}";

    /**
     * A cell of a controller that a word behind its name changes.
     *
     * @param word e.g. {@code closed}
     * @param component of {@link DramPolicy}
     * @param cell what the component becomes
     */
    public record Variation(String word, String component, String cell) {}

    private static final List<Variation> VARIATIONS = List.of(
            new Variation("closed", "page", "closed"),
            new Variation("timed", "page", "timed"),
            new Variation("per-bank", "refresh", "per-bank"),
            new Variation("same-bank", "refresh", "same-bank"),
            new Variation("no-refresh", "refresh", "none"),
            new Variation("ready-first", "order", "ready-first"),
            new Variation("first-come", "order", "oldest-only"));

    /** Those that a number follows, which is the cell. */
    private static final List<Variation> NUMBERED = List.of(
            new Variation("power-down", "powerDownAfterCycles", "CYCLES"),
            new Variation("row-hits", "rowHitCap", "HITS"),
            new Variation("write-high", "writeHigh", "PLACES"),
            new Variation("write-low", "writeLow", "PLACES"),
            new Variation("drain-limit", "drainLimit", "WRITES"));

    private static final Map<String, DramPolicyRow> KNOWN = read();

    /** Row hits first up to a cap, watermarked writes, refresh that stalls only its rank; commands hold the bus. */
    public static final DramPolicy STANDARD = named("standard");

    private DramPolicies() {}

    /**
     * The policy of a name, with variations behind it: {@code standard+closed+per-bank+power-down:100}. An unknown name or
     * variation is an error that lists the known ones.
     */
    public static DramPolicy named(String text) {
        String[] words = text.split("\\+", -1);
        DramPolicyRow row = KNOWN.get(words[0]);
        if (row == null) {
            throw new IllegalArgumentException(
                    "unknown DRAM controller \"" + words[0] + "\"; known are " + KNOWN.keySet());
        }
        for (int i = 1; i < words.length; i++) {
            Variation variation = variation(words[i]);
            row = row.with(variation.component(), variation.cell());
        }
        return row.with("name", text).policy();
    }

    /** The names of the controllers of the table. */
    public static Set<String> names() {
        return Collections.unmodifiableSet(KNOWN.keySet());
    }

    /** What may stand behind a name; a cell that a number follows is in capitals, as is that number in its word. */
    public static List<Variation> variations() {
        Stream<Variation> numbered = NUMBERED.stream()
                .map(each -> new Variation(each.word() + ":" + each.cell(), each.component(), each.cell()));
        return Stream.concat(VARIATIONS.stream(), numbered).toList();
    }

    /** What a word behind a controller's name changes. */
    public static Variation variation(String word) {
        return VARIATIONS.stream()
                .filter(each -> each.word().equals(word))
                .findFirst()
                .or(() -> NUMBERED.stream()
                        .filter(each -> word.matches(each.word() + ARGUMENT))
                        .map(each -> new Variation(word, each.component(), word.substring(word.indexOf(':') + 1)))
                        .findFirst())
                .orElseThrow(() -> unknown(word));
    }

    private static IllegalArgumentException unknown(String word) {
        return new IllegalArgumentException("unknown variation \"" + word + "\" of a DRAM controller; known are "
                + String.join(", ", variations().stream().map(Variation::word).toList()));
    }

    /** The table's columns by the names at their heads; its first column names the components, its last the sources. */
    private static Map<String, DramPolicyRow> read() {
        List<String[]> rows = lines().stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(",", -1))
                .toList();
        String[] heads = rows.get(0);
        Map<String, DramPolicyRow> known = new LinkedHashMap<>();
        for (int column = 1; column < heads.length - 1; column++) {
            DramPolicyRow row = new DramPolicyRow(Map.of());
            for (String[] cells : rows.subList(1, rows.size())) {
                row = row.with(cells[0], cells[column]);
            }
            known.put(heads[column], row);
        }
        return known;
    }

    private static List<String> lines() {
        try (InputStream table = DramPolicies.class.getResourceAsStream(TABLE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(TABLE + " cannot be read", unreadable);
        }
    }
}
