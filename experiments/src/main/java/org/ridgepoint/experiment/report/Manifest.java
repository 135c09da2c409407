package org.ridgepoint.experiment.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ridgepoint.experiment.config.InputFile;
import org.ridgepoint.experiment.report.Sha256.HashedFile;

/**
 * What a run was made from and what it left, as {@code manifest.json} holds it.
 *
 * @param schemaVersion of this file
 * @param ridgepointVersion of the program
 * @param seed of whatever was random
 * @param command words that ask for the same run; files are named without their folders
 * @param inputs the files that were read
 * @param outputs the files beside this one
 */
record Manifest(
        int schemaVersion,
        String ridgepointVersion,
        long seed,
        List<String> command,
        List<HashedFile> inputs,
        List<HashedFile> outputs) {
    /** What is known of a run before it starts: the words that asked for it and the files that it was read from. */
    record Provenance(List<String> command, List<HashedFile> inputs) {
        static Provenance of(List<String> command, List<InputFile> inputs) {
            return new Provenance(command, inputs.stream().map(HashedFile::of).toList());
        }
    }

    static Manifest of(Provenance origin, long seed, Map<String, byte[]> outputs) {
        List<HashedFile> hashed = new ArrayList<>();
        outputs.forEach((name, content) -> hashed.add(new HashedFile(name, Sha256.of(content))));
        return new Manifest(
                ResultDocument.SCHEMA_VERSION,
                Version.current(),
                seed,
                origin.command(),
                origin.inputs(),
                List.copyOf(hashed));
    }

    String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schemaVersion", schemaVersion);
        document.put("ridgepointVersion", ridgepointVersion);
        document.put("seed", seed);
        document.put("command", command);
        document.put("inputs", inputs.stream().map(HashedFile::document).toList());
        document.put("outputs", outputs.stream().map(HashedFile::document).toList());
        return Json.write(document);
    }
}
