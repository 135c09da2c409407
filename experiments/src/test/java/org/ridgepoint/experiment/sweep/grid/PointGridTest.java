package org.ridgepoint.experiment.sweep.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgepoint.experiment.config.Binder;
import org.ridgepoint.experiment.config.ConfigFile;

/** Which points do axes and constraints make, in which order? */
class PointGridTest {
    @Test
    void theLastAxisMovesFastestAndZippedKeysMoveTogether() {
        List<Point> points = points("""
                - zip:
                    - {key: workload, values: [yolov3, resnet50]}
                    - {key: input, values: [608, 224]}
                - {key: dram.channels, values: [1, 2]}
                """, "[]");

        assertThat(points)
                .extracting(point -> point.number() + " " + point.values())
                .containsExactly(
                        "1 {workload=yolov3, input=608, dram.channels=1}",
                        "2 {workload=yolov3, input=608, dram.channels=2}",
                        "3 {workload=resnet50, input=224, dram.channels=1}",
                        "4 {workload=resnet50, input=224, dram.channels=2}");
    }

    @Test
    void powersOfTwoAndRangesKeepTheirUnits() {
        assertThat(values("powersOfTwo: {from: 512 KiB, to: 4 MiB}"))
                .containsExactly("512 KiB", "1 MiB", "2 MiB", "4 MiB");
        assertThat(values("powersOfTwo: {from: 3, to: 20}")).containsExactly("3", "6", "12");
        assertThat(values("range: {from: 0.9 GHz, to: 1.1 GHz, step: 100 MHz}"))
                .containsExactly("900 MHz", "1 GHz", "1.1 GHz");
        assertThat(values("range: {from: 1, to: 2, step: 0.5}")).containsExactly("1", "1.5", "2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a * b <= 4        | 1x1 1x2 1x4 2x1 2x2 4x1",
                "a == b            | 1x1 2x2 4x4",
                "a != 1            | 2x1 2x2 2x4 4x1 4x2 4x4",
                "a > b             | 2x1 4x1 4x2",
                "chip == edge      | 1x1 1x2 1x4 2x1 2x2 2x4 4x1 4x2 4x4",
                "size * a >= 2 MiB | 2x1 2x2 2x4 4x1 4x2 4x4"
            })
    void constraintsLeavePointsOut(String constraint, String expected) {
        List<Point> points = points("""
                - {key: a, values: [1, 2, 4]}
                - {key: b, values: [1, 2, 4]}
                """, "['" + constraint + "']");

        assertThat(String.join(
                        " ",
                        points.stream()
                                .map(point -> String.join("x", point.values().values()))
                                .toList()))
                .isEqualTo(expected);
        assertThat(points).extracting(Point::number).containsExactlyElementsOf(numbers(points.size()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a =< 4   | constraint \"a =< 4\": expected two sides and one of",
                "aa <= 4  | constraint \"aa <= 4\": \"aa\" is no number and no key of this sweep; did you mean \"a\"",
                "a <= 4 B | constraint \"a <= 4 B\": 1 is a number and 4 B is a size",
                "a > 9    | no point meets the constraints"
            })
    void aConstraintThatMakesNoSenseSaysWhy(String constraint, String message) {
        assertThatThrownBy(() -> points("- {key: a, values: [1, 2]}\n", "['" + constraint + "']"))
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{key: a}                                                 | exactly one of values, range and powersOfTwo",
                "{values: [1]}                                            | an axis needs a key, or zip",
                "{key: a, values: [1, 1]}                                 | a: a value stands there twice",
                "{key: a, range: {from: 1, to: 4}}                        | a: range needs a step",
                "{key: a, range: {from: 4, to: 1, step: 1}}               | a: from 4 is above to 1",
                "{key: a, range: {from: 1 B, to: 4, step: 1}}             | 1 B is a size and 4 is a number",
                "{key: a, powersOfTwo: {from: big, to: 4}}                | a: not a number or a quantity: \"big\"",
                "{key: a, powersOfTwo: {from: 1, to: 1e99999999}}         | a: not a number or a quantity: \"1e99999999\"",
                "{key: a, powersOfTwo: {from: 0, to: 4}}                  | a: powersOfTwo must begin above zero",
                "{zip: [{key: a, values: [1]}, {key: b, values: [1, 2]}]} | equally many values for each key; a has 1, b has 2",
                "{key: a, range: {from: 1, to: 9999999, step: 1}}         | a: more than 100000 values"
            })
    void anAxisThatMakesNoSenseSaysWhy(String axis, String message) {
        assertThatThrownBy(() -> points("- " + axis + "\n", "[]")).hasMessageContaining(message);
    }

    @Test
    void aClaimComesWithItsSourceAndItsExpectedOutcome() {
        assertThatThrownBy(() -> bind("description: d\nclaim: more is more\naxes: [{key: a, values: [1]}]\n"))
                .hasMessageContaining("claim, source and expect belong together");
    }

    private static List<Integer> numbers(int size) {
        return java.util.stream.IntStream.rangeClosed(1, size).boxed().toList();
    }

    private static List<String> values(String way) {
        return points("- {key: a, " + way + "}\n", "[]").stream()
                .map(point -> point.values().get("a"))
                .toList();
    }

    private static List<Point> points(String axes, String constraints) {
        SweepFile file = bind("description: d\nconstraints: " + constraints + "\naxes:\n" + axes.indent(2));
        List<Constraint> parsed =
                file.constraints().orElseThrow().stream().map(Constraint::parse).toList();
        return new PointGrid(
                        file.axes().stream().map(AxisSpec::dimension).toList(),
                        parsed,
                        Map.of("chip", "edge", "size", "1 MiB"))
                .points();
    }

    private static SweepFile bind(String text) {
        return new Binder().bind(ConfigFile.parse(text, "sweep.yaml"), SweepFile.class);
    }
}
