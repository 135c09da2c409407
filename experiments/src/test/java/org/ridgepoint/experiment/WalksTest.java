package org.ridgepoint.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The walks of ARCHITECTURE.md can be walked: along each arrow one type uses the other. */
class WalksTest {
    private static final int WALKS = 4;
    private static final int SHORTEST = 10;
    private static final String WORD = "`(\\w+)`";
    private static final Pattern TYPE = Pattern.compile(WORD);

    /** What is right of an arrow is looked at, not consumed: it is the left of the next. */
    private static final Pattern ARROW = Pattern.compile(WORD + "\\s*([\u2192\u2190])\\s*(?=" + WORD + ")");

    private final JavaClasses classes =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("org.ridgepoint");

    @Test
    void alongEachArrowOneTypeUsesTheOther() throws IOException {
        List<String> broken = new ArrayList<>();
        for (String walk : walks()) {
            for (MatchResult arrow : ARROW.matcher(walk).results().toList()) {
                boolean forward = arrow.group(2).equals("\u2192");
                String user = arrow.group(forward ? 1 : 3);
                String used = arrow.group(forward ? 3 : 1);
                if (partsOf(user).noneMatch(part -> uses(part, used))) {
                    broken.add(user + " does not use " + used);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void eachTypeIsJoinedToTheNextByAnArrow() throws IOException {
        assertThat(walks()).hasSize(WALKS).allSatisfy(walk -> {
            long types = TYPE.matcher(walk).results().count();
            assertThat(types).isGreaterThanOrEqualTo(SHORTEST);
            assertThat(ARROW.matcher(walk).results().count()).isEqualTo(types - 1);
        });
    }

    /** Each from the colon behind its name on. */
    private static List<String> walks() throws IOException {
        String text = Files.readString(Path.of("..", "ARCHITECTURE.md"));
        String section = text.substring(text.indexOf("## Four walks"), text.indexOf("## Six files"));
        return Stream.of(section.split("\n- "))
                .skip(1)
                .map(walk -> walk.substring(walk.indexOf(": ")))
                .toList();
    }

    /** The type of a file and those nested in it. */
    private Stream<JavaClass> partsOf(String name) {
        List<JavaClass> parts = classes.stream()
                .filter(type -> outermost(type).getSimpleName().equals(name))
                .toList();
        assertThat(parts).as("types of the name %s", name).isNotEmpty();
        return parts.stream();
    }

    private static boolean uses(JavaClass part, String name) {
        return part.getDirectDependenciesFromSelf().stream()
                .map(arrow -> outermost(arrow.getTargetClass().getBaseComponentType()))
                .anyMatch(target -> target.getSimpleName().equals(name)
                        && target.getPackageName().startsWith("org.ridgepoint"));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(WalksTest::outermost).orElse(type);
    }
}
