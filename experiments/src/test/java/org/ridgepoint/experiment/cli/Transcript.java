package org.ridgepoint.experiment.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Markdown text whose {@code console} blocks show commands and what they print: lines that begin with {@code $
 * ./ridgepoint}, each followed by its output. A line {@code ...} in an output stands for any number of lines. A {@code
 * yaml} block with a path behind the word is a file that the reader is told to write.
 */
final class Transcript {
    private static final Pattern BLOCK = Pattern.compile("(?m)^```console\\n(.*?)^```$", Pattern.DOTALL);
    private static final Pattern FILE = Pattern.compile("(?m)^```yaml (\\S+)\\n(.*?)^```$", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|([^\\s\"]+)");
    private static final String PROMPT = "$ ./ridgepoint";
    private static final String ELISION = "...";

    private final String text;

    Transcript(String text) {
        this.text = text;
    }

    /** A command as shown and the output below it. */
    record Example(String command, String output) {
        /** The arguments, double quotes removed. */
        String[] arguments() {
            List<String> words = new ArrayList<>();
            for (Matcher word = WORD.matcher(command.substring(PROMPT.length())); word.find(); ) {
                words.add(word.group(1) == null ? word.group(2) : word.group(1));
            }
            return words.toArray(String[]::new);
        }

        /** Whether something printed is what is shown. */
        boolean shows(String printed) {
            String pattern = output.lines()
                    .map(line -> line.equals(ELISION) ? "(?:.*\\n)*?" : Pattern.quote(line) + "\\n")
                    .reduce("", String::concat);
            return Pattern.matches(pattern, printed);
        }

        private boolean isOurs() {
            return command.startsWith(PROMPT);
        }

        private boolean isWhole() {
            return output.lines().noneMatch(ELISION::equals);
        }
    }

    /** All examples, in order. */
    List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        for (Matcher block = BLOCK.matcher(text); block.find(); ) {
            commands(block.group(1)).stream().filter(Example::isOurs).forEach(examples::add);
        }
        return examples;
    }

    /** The text of each file that the reader is told to write, by its path. */
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        for (Matcher block = FILE.matcher(text); block.find(); ) {
            files.put(block.group(1), block.group(2));
        }
        return files;
    }

    /** The same text with every output that is shown whole replaced by what the command prints now. */
    String rewritten(Function<Example, String> printer) {
        return BLOCK.matcher(text).replaceAll(block -> {
            StringBuilder renewed = new StringBuilder("```console\n");
            for (Example example : commands(block.group(1))) {
                String output = example.isOurs() && example.isWhole() ? printer.apply(example) : example.output();
                renewed.append(example.command()).append('\n').append(output);
            }
            return Matcher.quoteReplacement(renewed.append("```").toString());
        });
    }

    private static List<Example> commands(String block) {
        List<Example> examples = new ArrayList<>();
        String command = null;
        StringBuilder output = new StringBuilder();
        for (String line : block.lines().toList()) {
            if (line.startsWith("$ ")) {
                if (command != null) {
                    examples.add(new Example(command, output.toString()));
                }
                command = line;
                output.setLength(0);
            } else {
                output.append(line).append('\n');
            }
        }
        if (command != null) {
            examples.add(new Example(command, output.toString()));
        }
        return examples;
    }
}
