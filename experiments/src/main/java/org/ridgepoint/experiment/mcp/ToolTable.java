package org.ridgepoint.experiment.mcp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ridgepoint.experiment.mcp.CommandRunner.Completion;
import org.ridgepoint.experiment.report.Json;

/** The tools, one row each. */
final class ToolTable {
    private static final int MOST_POINTS = 64;

    private static final List<Argument> OF_A_RUN = List.of(
            Argument.required("chip", "a name that list chips knows, or the path of a YAML file"),
            Argument.required(
                    "workload",
                    "a name that list workloads knows, a path of a YAML, ONNX or CSV file, gemm:M,N,K or"
                            + " conv:H,W,C,KHxKW,FILTERS,STRIDE"),
            Argument.optional("input", "input size: rows and columns, ROWSxCOLUMNS, or a length"),
            Argument.optional("batch", "inferences at once (default 1)"),
            Argument.optional("precision", "number format, such as int8, fp16 or w4a8"),
            Argument.optional("detail", "full (default), or sampled, which simulates what recurs until it settles"),
            Argument.optional("cores", "cores at work"),
            new Argument("set", Argument.Kind.TEXTS, false, "keys of the chip to change, as in dram.channels=2"));

    static final List<CommandTool> ALL = List.of(
            new CommandTool(
                    "list",
                    "List the names of chips, workloads, memory, controllers, technologies, sweeps or scenarios.",
                    List.of(Argument.required("kind", "what to list, as in chips")),
                    (program, given, folder) -> program.run(List.of("list", "--", text(given, "kind")))),
            new CommandTool(
                    "show",
                    "Show what a chip, a workload, a memory, a technology or a sweep is.",
                    List.of(
                            Argument.required("name", "its name or path"),
                            Argument.optional("input", "input size of a workload")),
                    (program, given, folder) -> program.run(words("show", given, List.of("name"), List.of()))),
            new CommandTool(
                    "run",
                    "Simulate a workload on a chip: time, where each cycle went, traffic, energy, a verdict; as result.json.",
                    OF_A_RUN,
                    (program, given, folder) -> program.run(run(given, folder, List.of("--json")))),
            new CommandTool(
                    "explain",
                    "Simulate a workload on a chip and say in plain words what waited for what and what would help.",
                    with(OF_A_RUN, Argument.optional("layer", "a layer to explain, by name or number")),
                    ToolTable::explain),
            new CommandTool(
                    "sweep",
                    "Simulate a workload on a chip for all combinations of some values, " + MOST_POINTS
                            + " at most; a row of comma-separated figures for each.",
                    with(
                            List.of(
                                    Argument.optional("chip", "the chip, unless it is an axis"),
                                    Argument.optional("workload", "the workload, unless it is an axis"),
                                    Argument.optional("input", "input size, unless it is an axis"),
                                    Argument.optional("batch", "inferences at once, unless it is an axis"),
                                    Argument.optional("precision", "number format, unless it is an axis")),
                            new Argument(
                                    "axes",
                                    Argument.Kind.LISTS,
                                    true,
                                    "values by key: chip, workload, input, batch, precision or a key of the chip, as in"
                                            + " {\"dram.channels\": [1, 2]}")),
                    ToolTable::sweep));

    private ToolTable() {}

    private static Completion explain(CommandRunner program, Map<String, Object> given, Path folder) {
        Completion run = program.run(run(given, folder, List.of("--no-what-if")));
        List<String> words = new ArrayList<>(List.of("explain"));
        if (given.containsKey("layer")) {
            words.add("--layer=" + text(given, "layer"));
        }
        words.add("--");
        words.add(folder.toString());
        return run.isFine() ? program.run(words) : run;
    }

    private static Completion sweep(CommandRunner program, Map<String, Object> given, Path folder) {
        Map<?, ?> axes = (Map<?, ?>) given.get("axes");
        long points = 1;
        for (Object values : axes.values()) {
            points = Math.multiplyExact(points, ((List<?>) values).size());
            if (points > MOST_POINTS) {
                throw new IllegalArgumentException("sweep: axes: more than " + MOST_POINTS
                        + " points; give fewer values, or run ridgepoint sweep FILE");
            }
        }
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("description", "asked for by a program");
        given.forEach((key, value) -> file.put(key, plain(key, value)));
        List<Map<String, Object>> each = new ArrayList<>();
        axes.forEach((key, values) -> {
            Map<String, Object> axis = new LinkedHashMap<>();
            axis.put("key", key.toString());
            axis.put(
                    "values",
                    ((List<?>) values)
                            .stream().map(value -> plain(key.toString(), value)).toList());
            each.add(axis);
        });
        file.put("axes", each);
        Path written = folder.resolve("sweep.yaml");
        Path results = folder.resolve("results");
        try {
            Files.writeString(written, Json.write(file));
            Completion swept =
                    program.run(List.of("sweep", "--threads=1", "--out=" + results, "--", written.toString()));
            return swept.isFine() ? new Completion(true, Files.readString(results.resolve("points.csv")), "") : swept;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A value as a sweep's file has it; a path is from where the program was started, not from where the file lies. */
    private static Object plain(String key, Object value) {
        boolean isPath = List.of("chip", "workload").contains(key)
                && (value.toString().contains("/") || value.toString().matches(".*\\.(ya?ml|onnx|csv)"));
        return isPath ? Path.of(value.toString()).toAbsolutePath().toString() : value;
    }

    private static List<String> run(Map<String, Object> given, Path folder, List<String> more) {
        List<String> options = new ArrayList<>(more);
        options.add("--out=" + folder);
        if (given.get("set") instanceof List<?> settings) {
            settings.forEach(setting -> options.add("--set=" + setting));
        }
        return words("run", given, List.of("chip", "workload"), options);
    }

    /** A command with some options, those that are given by name, and last what it takes by place. */
    private static List<String> words(
            String command, Map<String, Object> given, List<String> places, List<String> options) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(options);
        for (String option : List.of("input", "batch", "precision", "detail", "cores")) {
            if (given.containsKey(option)) {
                words.add("--" + option + "=" + text(given, option));
            }
        }
        words.add("--");
        places.forEach(place -> words.add(text(given, place)));
        return words;
    }

    private static String text(Map<String, Object> given, String name) {
        return given.get(name).toString();
    }

    private static List<Argument> with(List<Argument> arguments, Argument another) {
        List<Argument> all = new ArrayList<>(arguments);
        all.add(another);
        return List.copyOf(all);
    }
}
