package org.ridgepoint.experiment;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMember;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which packages import a type, by all sources, and which call a word, by the sources beside the program: tests, and the
 * optional modules.
 */
final class CallingSources {
    private static final List<String> MODULES =
            List.of("sim-core", "workloads", "accelerators", "experiments", "spark", "benchmarks");
    private static final List<String> OPTIONAL = List.of("spark", "benchmarks");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern CALL = Pattern.compile("(?<=::|\\.|new )\\w+|\\w+(?=::new)");
    private static final Pattern NAME = Pattern.compile("org\\.ridgepoint[a-z.]+[A-Z]\\w+");

    private final Map<String, Set<String>> packagesByWord = new HashMap<>();
    private final Set<String> wordsOfOptional = new HashSet<>();

    private CallingSources() {}

    /** The sources of all modules. */
    static CallingSources read() throws IOException {
        CallingSources sources = new CallingSources();
        for (String module : MODULES) {
            Path folder = Path.of("..", module, "src");
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    boolean optional = OPTIONAL.contains(module);
                    String source = Files.readString(file);
                    sources.add(source, optional || !file.startsWith(folder.resolve("main")));
                    words(CALL, optional ? source : "").forEach(sources.wordsOfOptional::add);
                }
            }
        }
        return sources;
    }

    private void add(String source, boolean besideTheProgram) {
        Matcher declaration = PACKAGE.matcher(source);
        String home = declaration.find() ? declaration.group(1) : "";
        Stream<String> called = besideTheProgram ? words(CALL, source) : Stream.of();
        Stream.concat(called, words(NAME, source))
                .forEach(word -> packagesByWord
                        .computeIfAbsent(word, first -> new HashSet<>())
                        .add(home));
    }

    private static Stream<String> words(Pattern pattern, String source) {
        return pattern.matcher(source).results().map(MatchResult::group);
    }

    boolean importFromElsewhere(JavaClass type) {
        return isElsewhere(type.getName(), type);
    }

    /** Called by a package that is not that of the class, which has the member as its own or by inheritance. */
    boolean callFromElsewhere(JavaMember member, JavaClass type) {
        return isElsewhere(word(member, type), type);
    }

    /** Called by a module that is built apart. */
    boolean callFromOptionalModule(JavaMember member, JavaClass type) {
        return wordsOfOptional.contains(word(member, type));
    }

    private static String word(JavaMember member, JavaClass type) {
        return member instanceof JavaConstructor ? type.getSimpleName() : member.getName();
    }

    private boolean isElsewhere(String word, JavaClass owner) {
        return packagesByWord.getOrDefault(word, Set.of()).stream()
                .anyMatch(home -> !home.equals(owner.getPackageName()));
    }
}
