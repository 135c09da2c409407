package org.ridgepoint.experiment.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ridgepoint.experiment.config.Binder;
import org.ridgepoint.experiment.config.ConfigFile;
import org.ridgepoint.experiment.config.InputFile;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.report.Sha256.HashedFile;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.Simulator;

/** Runs an earlier result again, from its resolved configuration alone, and compares every byte. */
public final class Verification {
    private final Preparation preparation;
    private final Simulator simulator;

    /** Verification by the given simulator. */
    public Verification(Preparation preparation, Simulator simulator) {
        this.preparation = preparation;
        this.simulator = simulator;
    }

    /**
     * What was found.
     *
     * @param identical names of the files that came out the same
     * @param differences one line for each file that did not
     */
    public record FileComparison(List<String> identical, List<String> differences) {}

    /** Runs the result in a folder again. */
    public FileComparison verify(Path folder, String name, ProgressListener progress) {
        if (!Files.isDirectory(folder)) {
            throw new UserError(name + ": no such folder; expected one that a run has written");
        }
        if (!Files.exists(folder.resolve(RunFiles.MANIFEST))) {
            throw new UserError(name + ": not a result folder: it has no " + RunFiles.MANIFEST);
        }
        InputFile manifestFile = InputFile.read(folder.resolve(RunFiles.MANIFEST), name + "/" + RunFiles.MANIFEST);
        InputFile config = InputFile.read(folder.resolve(RunFiles.CONFIG), name + "/" + RunFiles.CONFIG);
        Manifest manifest = new Binder().bind(ConfigFile.parse(manifestFile), Manifest.class);
        ResolvedRun run = preparation.again(config);
        CompletedRun completed = CompletedRun.of(run, simulator, progress::at, additions(manifest), progress);
        Manifest.Provenance origin = new Manifest.Provenance(manifest.command(), manifest.inputs());
        return compare(RunFiles.of(completed, origin), folder, name);
    }

    private static Additions additions(Manifest manifest) {
        return Additions.of(
                manifest.command(),
                manifest.outputs().stream().map(HashedFile::name).toList());
    }

    private static FileComparison compare(Map<String, byte[]> again, Path folder, String name) {
        List<String> identical = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        again.forEach((file, now) -> {
            byte[] then =
                    InputFile.read(folder.resolve(file), name + "/" + file).content();
            if (Arrays.equals(then, now)) {
                identical.add(file);
            } else {
                differences.add(file + ": " + firstDifference(text(then), text(now)));
            }
        });
        return new FileComparison(identical, differences);
    }

    private static String firstDifference(String then, String now) {
        String[] thenLines = then.split("\n", -1);
        String[] nowLines = now.split("\n", -1);
        int line = 0;
        while (line < Math.min(thenLines.length, nowLines.length) && thenLines[line].equals(nowLines[line])) {
            line++;
        }
        return "line " + (line + 1) + " was \"" + at(thenLines, line) + "\", is now \"" + at(nowLines, line) + "\"";
    }

    private static String at(String[] lines, int index) {
        return index < lines.length ? lines[index].strip() : "";
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }
}
