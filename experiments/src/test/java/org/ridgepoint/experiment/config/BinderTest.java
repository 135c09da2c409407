package org.ridgepoint.experiment.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridgepoint.experiment.config.YamlNode.Mapping;
import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.sim.quantity.Frequency;
import org.ridgepoint.sim.quantity.RefusedKey;

class BinderTest {
    enum Dataflow {
        OUTPUT_STATIONARY,
        WEIGHT_STATIONARY
    }

    record Array(int rows, int columns, Dataflow dataflow, Frequency clock, Map<String, Double> rates) {
        Array {
            if (rows <= 0) {
                throw new RefusedKey("rows", "must be positive, was " + rows);
            }
        }
    }

    record Level(Bytes capacity, Optional<Integer> banks) {}

    record Chip(String name, Array array, Optional<Level> bulk, List<Level> others, boolean winograd) {}

    private static final String GOOD = """
            name: tiny
            array:
              rows: 8
              columns: 16
              dataflow: weight-stationary
              clock: 933 MHz
              rates: {int8: 1, bf16: 0.5}
            bulk: {capacity: 64 KiB}
            others:
              - capacity: 1.5 KiB
                banks: 4
              - {capacity: 2 kB}
            winograd: false
            """;

    @Test
    void everyKindOfValueIsBound() {
        Chip chip = bind(GOOD);

        assertThat(chip.array())
                .isEqualTo(new Array(
                        8,
                        16,
                        Dataflow.WEIGHT_STATIONARY,
                        new Frequency(933_000_000),
                        Map.of("int8", 1.0, "bf16", 0.5)));
        assertThat(chip.array().rates().keySet()).containsExactly("int8", "bf16");
        assertThat(chip.bulk()).contains(new Level(new Bytes(65536), Optional.empty()));
        assertThat(chip.others())
                .containsExactly(
                        new Level(new Bytes(1536), Optional.of(4)), new Level(new Bytes(2000), Optional.empty()));
    }

    @Test
    void whatIsWrittenBindsBackToTheSame() {
        Chip chip = bind(GOOD);

        String text = YamlWriter.write(chip);

        assertThat(text).isEqualTo("""
                        name: tiny
                        array:
                          rows: 8
                          columns: 16
                          dataflow: weight-stationary
                          clock: "933 MHz"
                          rates:
                            int8: 1.0
                            bf16: 0.5
                        bulk:
                          capacity: "64 KiB"
                        others:
                          - capacity: "1536 B"
                            banks: 4
                          - capacity: "2 kB"
                        winograd: false
                        """);
        assertThat(bind(text)).isEqualTo(chip);
    }

    @Test
    void textsThatYamlWouldReadAsSomethingElseAreQuoted() {
        Map<String, String> odd = new LinkedHashMap<>();
        List.of("true", "No", "12", "a: b", "x # y", "it's", "\"q\"", "back\\slash", "two\nlines", "~", "")
                .forEach(text -> odd.put("k" + odd.size(), text));

        Mapping read = ConfigFile.parse(YamlWriter.write(odd), "x.yaml");

        assertThat(read.entries().values())
                .allSatisfy(node -> assertThat(((YamlNode.Scalar) node).kind()).isEqualTo(YamlNode.Kind.TEXT));
        assertThat(read.entries().values().stream().map(node -> ((YamlNode.Scalar) node).text()))
                .containsExactlyElementsOf(odd.values());
    }

    @Test
    void eachMistakeIsOneLineThatNamesThePlace() {
        refuses("  rows: 8", "  row: 8", "chip.yaml: array.row: unknown key; did you mean \"rows\"?");
        refuses("  rows: 8\n", "", "chip.yaml: array.rows: missing key; expected a whole number");
        refuses(
                "  rows: 8",
                "  rows: 8\n  rows: 9",
                "chip.yaml: array.rows: duplicate key on line 4; expected each key once");
        refuses("  rows: 8", "  rows: 0", "chip.yaml: array.rows: must be positive, was 0");
        refuses(
                "rows: 8",
                "rows: \"8\"",
                "chip.yaml: array.rows: not a whole number: \"8\"; expected a whole number without quotes");
        refuses("rows: 8", "rows: 8.5", "chip.yaml: array.rows: not a whole number: 8.5; expected a whole number");
        refuses(
                "rows: 8",
                "rows: 3000000000",
                "chip.yaml: array.rows: too large: 3000000000; expected a whole number of at most 2147483647");
        refuses(
                "rows: 8",
                "rows:",
                "chip.yaml: array.rows: null; expected a whole number, or leave the key out where it is optional");
        refuses("rows: 8", "rows: [8]", "chip.yaml: array.rows: wrong type: a list; expected a whole number");
        refuses(
                "int8: 1",
                "int8: fast",
                "chip.yaml: array.rates.int8: not a number: \"fast\"; expected a number such as 0.5");
        refuses("name: tiny", "name: 5", "chip.yaml: name: not text: 5; expected text; put it in quotes");
        refuses(
                "winograd: false",
                "winograd: maybe",
                "chip.yaml: winograd: wrong type: \"maybe\"; expected true or false");
        refuses(
                "capacity: 64 KiB",
                "capacity: 64",
                "chip.yaml: bulk.capacity: missing unit in \"64\"; expected a size such as "
                        + "\"13.5 MiB\" (units: B, kB, MB, GB, TB, KiB, MiB, GiB, TiB)");
        refuses(
                "weight-stationary",
                "weight-stationery",
                "chip.yaml: array.dataflow: unknown value \"weight-stationery\"; "
                        + "expected one of output-stationary, weight-stationary; did you mean \"weight-stationary\"?");
        refuses(
                "banks: 4",
                "banks: *a",
                "chip.yaml: others[0].banks: anchors and aliases are not supported; "
                        + "write the value out, or use \"extends\"");
        refuses(
                "  - {capacity: 2 kB}",
                "  - 5",
                "chip.yaml: others[1]: wrong type: 5; expected a mapping with capacity (and, where wanted, banks)");
        refuses(
                "{capacity: 64 KiB}",
                "{capacity: 64 KiB",
                "chip.yaml: not readable as YAML, line 9: expected ',' or '}', but got :");
    }

    @Test
    void otherTextsAreRefusedToo() {
        assertThatThrownBy(() -> bind("")).hasMessage("chip.yaml: empty; expected a mapping of keys to values");
        assertThatThrownBy(() -> bind("- a")).hasMessageContaining("wrong type: a list");
        assertThatThrownBy(() -> bind("name: a\n---\nname: b")).hasMessageContaining("more than one YAML document");
        assertThatThrownBy(() -> bind("[".repeat(60) + "]".repeat(60))).isInstanceOf(UserError.class);
    }

    @Test
    void settingsReachEveryKeyAndAreNamedWhenWrong() {
        assertThat(set("array.rows=3").array().rows()).isEqualTo(3);
        assertThat(set("bulk.capacity=4 MiB").bulk().orElseThrow().capacity()).isEqualTo(new Bytes(4 << 20));
        assertThat(set("others.1.banks=2").others().get(1).banks()).contains(2);
        assertThat(set("others=[]").others()).isEmpty();

        settingRefused("array.row=3", "--set array.row=3: unknown key; did you mean \"rows\"?");
        settingRefused("array.rows=-4", "--set array.rows=-4: rows must be positive, was -4");
        settingRefused(
                "bulk.capacity=4",
                "--set bulk.capacity=4: missing unit in \"4\"; expected a size such as "
                        + "\"13.5 MiB\" (units: B, kB, MB, GB, TB, KiB, MiB, GiB, TiB)");
        settingRefused("array.rows.x=4", "--set array.rows.x=4: array.rows is not a mapping but 8");
        settingRefused("others.7.banks=4", "--set others.7.banks=4: others is a list; expected a number from 0 to 1");
        settingRefused("array", "--set array: not a setting; expected KEY=VALUE such as dram.channels=2");
        settingRefused("array.rows=", "--set array.rows=: no value; expected KEY=VALUE such as dram.channels=2");
        settingRefused(
                "array..rows=3", "--set array..rows=3: a key is empty; expected KEY=VALUE such as dram.channels=2");
    }

    private static Chip bind(String text) {
        return new Binder().bind(ConfigFile.parse(text, "chip.yaml"), Chip.class);
    }

    private static Chip set(String argument) {
        return new Binder().bind(Setting.parse(argument).appliedTo(ConfigFile.parse(GOOD, "chip.yaml")), Chip.class);
    }

    private static void refuses(String good, String bad, String message) {
        assertThat(GOOD).contains(good);
        assertThatThrownBy(() -> bind(GOOD.replace(good, bad)))
                .isInstanceOf(UserError.class)
                .hasMessage(message);
    }

    private static void settingRefused(String argument, String message) {
        assertThatThrownBy(() -> set(argument)).isInstanceOf(UserError.class).hasMessage(message);
    }
}
