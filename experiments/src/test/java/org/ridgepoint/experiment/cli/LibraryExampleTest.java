package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The program in docs/library.md compiles and prints what the page says. */
@Isolated("changes standard output and a system property")
class LibraryExampleTest {
    private static final Path PAGE = Path.of("../docs/library.md");
    private static final Pattern PROGRAM = Pattern.compile("(?s)```java (\\w+)\\.java\\n(.*?)```.*?```text\\n(.*?)```");

    @TempDir
    Path folder;

    @Test
    void theProgramOfThePagePrintsWhatThePageShows() throws Exception {
        Matcher program = PROGRAM.matcher(Files.readString(PAGE));
        assertThat(program.find()).isTrue();
        Path source = Files.writeString(folder.resolve(program.group(1) + ".java"), program.group(2));

        int failures = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-cp", System.getProperty("java.class.path"), source.toString());

        assertThat(failures).isZero();
        assertThat(program.group(2).lines().filter(line -> !line.isBlank()).count())
                .isLessThanOrEqualTo(10);
        assertThat(printed(program.group(1))).isEqualTo(program.group(3));
    }

    private String printed(String name) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setProperty("ridgepoint.home", Path.of("..").toAbsolutePath().toString());
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            var main = loader.loadClass(name).getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(before);
            System.clearProperty("ridgepoint.home");
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
