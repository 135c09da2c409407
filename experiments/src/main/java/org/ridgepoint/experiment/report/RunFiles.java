package org.ridgepoint.experiment.report;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ridgepoint.experiment.chart.Figure;
import org.ridgepoint.experiment.config.InputFile;
import org.ridgepoint.experiment.config.YamlWriter;
import org.ridgepoint.experiment.run.ResolvedConfig;
import org.ridgepoint.experiment.trace.Trace;

/** The bytes of the files that a run leaves, by name. */
public final class RunFiles {
    static final String RESULT = "result.json";
    static final String LAYERS = "layers.csv";
    /** All that decides a result. */
    public static final String CONFIG = "config.resolved.yaml";

    static final String REPORT = "report.html";
    static final String TRACE = "trace.json";
    static final String MANIFEST = "manifest.json";

    /** Every name that a result folder may hold. */
    static final List<String> NAMES = Stream.concat(
                    Stream.of(RESULT, LAYERS, REPORT, TRACE, CONFIG, MANIFEST),
                    RunPage.FIGURES.stream().map(RunFiles::svg))
            .toList();

    private static final int HASH_LENGTH = 8;

    private RunFiles() {}

    /** All files of a run that a command asked for and that was read from some inputs. */
    public static Map<String, byte[]> of(CompletedRun completed, List<String> command, List<InputFile> inputs) {
        return of(completed, Manifest.Provenance.of(command, inputs));
    }

    static Map<String, byte[]> of(CompletedRun completed, Manifest.Provenance origin) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(CONFIG, bytes(YamlWriter.write(completed.run().config())));
        files.put(RESULT, bytes(result(completed)));
        files.put(LAYERS, bytes(layers(completed)));
        RunPage page = new RunPage(completed);
        files.put(REPORT, bytes(page.html()));
        completed.trace().ifPresent(trace -> files.put(TRACE, bytes(trace(trace, completed))));
        if (completed.svg()) {
            page.figures().forEach(figure -> files.put(svg(figure.id()), bytes(figure.file())));
        }
        Manifest manifest = Manifest.of(origin, completed.run().config().seed(), files);
        files.put(MANIFEST, bytes(manifest.json()));
        return files;
    }

    /** The content of {@code result.json}. */
    public static String result(CompletedRun completed) {
        return Json.write(document(completed));
    }

    /** The same as keys and values. */
    public static Map<String, Object> document(CompletedRun completed) {
        return ResultDocument.of(completed);
    }

    /** The charts of {@code report.html}. */
    public static List<Figure> figures(CompletedRun completed) {
        return new RunPage(completed).figures();
    }

    /** The name of the folder that a run goes to where the user names none: the same run, the same folder. */
    public static String folderName(ResolvedConfig config) {
        String inputs = Version.current() + "\n" + YamlWriter.write(config);
        String hash = Sha256.of(bytes(inputs)).substring(0, HASH_LENGTH);
        String step = Counted.isTraining(config) ? "-training" : "";
        String readable = (config.chip() + "-" + config.workload() + step).replaceAll("[^A-Za-z0-9._-]+", "-");
        return readable + "-" + hash;
    }

    private static String trace(Trace trace, CompletedRun completed) {
        return TraceFile.of(trace, completed);
    }

    private static String svg(String figure) {
        return figure + ".svg";
    }

    private static String layers(CompletedRun completed) {
        return Csv.write(
                completed.result().layers().stream().map(ResultDocument::layer).toList());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
