package org.ridgepoint.experiment.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What keys mean, read from the {@code @param} lines of the records in the project's sources. */
public final class SourceMeanings implements KeyMeanings {
    private static final Pattern RECORD =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@[^\n]*\\s+)?public record (\\w+)", Pattern.DOTALL);
    private static final Pattern PARAMETER =
            Pattern.compile("@param (\\w+) (.*?)(?=\\n\\s*\\*\\s*@|$)", Pattern.DOTALL);

    private final Map<String, String> meanings = new HashMap<>();

    private SourceMeanings() {}

    /** Those of all modules. */
    public static SourceMeanings ofProject() {
        SourceMeanings all = new SourceMeanings();
        for (String module : new String[] {"sim-core", "accelerators", "experiments"}) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(all::read);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return all;
    }

    @Override
    public String of(Class<?> type, String component) {
        return meanings.getOrDefault(key(type.getPackageName(), type.getSimpleName(), component), "");
    }

    private void read(Path file) {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Matcher home = Pattern.compile("package ([\\w.]+);").matcher(text);
        Matcher record = RECORD.matcher(text);
        while (home.find(0) && record.find()) {
            Matcher parameter = PARAMETER.matcher(record.group(1));
            while (parameter.find()) {
                meanings.put(key(home.group(1), record.group(2), parameter.group(1)), plain(parameter.group(2)));
            }
        }
    }

    private static String key(String home, String type, String component) {
        return home + "." + type + "." + component;
    }

    /** The words without the stars of the comment and without markup. */
    private static String plain(String comment) {
        String words =
                comment.replaceAll("\\n\\s*\\*", " ").replaceAll("\\s+", " ").strip();
        return words.replaceAll("\\{@code ([^}]*)\\}", "$1")
                .replaceAll(",? ?see \\{@link [^}]*\\}", "")
                .strip();
    }
}
