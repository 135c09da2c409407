package org.ridgepoint.experiment.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ridgepoint.experiment.config.InputFile;

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
        List<Hashed> inputs,
        List<Hashed> outputs) {
    /** A file by name and content. */
    record Hashed(String name, String sha256) {}

    /** What is known of a run before it starts: the words that asked for it and the files that it was read from. */
    record Origin(List<String> command, List<Hashed> inputs) {
        static Origin of(List<String> command, List<InputFile> inputs) {
            return new Origin(command, inputs.stream().map(Origin::hashed).toList());
        }

        private static Hashed hashed(InputFile input) {
            return new Hashed(input.recordedName(), Sha256.of(input.content()));
        }
    }

    static Manifest of(Origin origin, long seed, Map<String, byte[]> outputs) {
        List<Hashed> hashed = new ArrayList<>();
        outputs.forEach((name, content) -> hashed.add(new Hashed(name, Sha256.of(content))));
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
        document.put("inputs", inputs.stream().map(Manifest::document).toList());
        document.put("outputs", outputs.stream().map(Manifest::document).toList());
        return Json.write(document);
    }

    private static Map<String, Object> document(Hashed file) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", file.name());
        document.put("sha256", file.sha256());
        return document;
    }
}
