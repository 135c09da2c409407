package org.ridgepoint.experiment.lab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ridgepoint.experiment.config.Binder;
import org.ridgepoint.experiment.config.Catalogue;
import org.ridgepoint.experiment.config.ConfigFile;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.Nearest;
import org.ridgepoint.experiment.config.UserError;

/** A lesson whose formulas and texts name only what is known where they stand. */
public final class Lesson {
    private final String name;
    private final String fileName;
    private final Path folder;
    private final LessonFile file;

    private Lesson(String name, String fileName, Path folder, LessonFile file) {
        this.name = name;
        this.fileName = fileName;
        this.folder = folder;
        this.file = file;
    }

    /** The lesson of a name under {@code configs/labs}, or of a path. */
    public static Lesson find(String nameOrPath, Home home) {
        Path path = Catalogue.labs(home).file(nameOrPath).toAbsolutePath().normalize();
        ConfigFile config = ConfigFile.read(path, home);
        LessonFile file = new Binder().bind(config.tree(), LessonFile.class);
        String name = path.getFileName().toString().replaceFirst("\\.ya?ml$", "");
        Lesson lesson = new Lesson(name, home.name(path), path.getParent(), file);
        lesson.require();
        return lesson;
    }

    /** The lesson with the numbers of a student. */
    public Assignment of(long seed) {
        return new Assignment(this, seed, Draw.of(name, file.parameters().orElse(Map.of()), seed));
    }

    /** By which it is called. */
    public String name() {
        return name;
    }

    /** What its teacher wrote. */
    public LessonFile file() {
        return file;
    }

    /** Where paths in it begin. */
    Path folder() {
        return folder;
    }

    /** A file beside the lesson, named as the lesson's own file is. */
    String shown(String path) {
        return Path.of(fileName)
                .resolveSibling(folder.relativize(Path.of(path)))
                .toString();
    }

    /** A fault of the lesson's file. */
    UserError fault(String key, String problem) {
        return new UserError(fileName + ": " + key + ": " + problem);
    }

    /** What a run of a step states, laid over what it is like. */
    Map<String, String> values(RunSpec run) {
        Map<String, String> values = new LinkedHashMap<>();
        run.like()
                .ifPresent(base -> file.steps().values().stream()
                        .flatMap(step -> step.runs().orElse(Map.of()).entrySet().stream())
                        .filter(each -> each.getKey().equals(base))
                        .forEach(each -> values.putAll(values(each.getValue()))));
        values.putAll(run.values());
        return values;
    }

    private void require() {
        NamesSoFar names = new NamesSoFar();
        file.parameters().orElse(Map.of()).keySet().forEach(each -> names.add("parameters." + each, each));
        names.require("text", file.text());
        file.steps().forEach((step, spec) -> {
            if (!step.matches(NamesSoFar.NAME) || step.equals(AnswerSheet.STUDENT)) {
                throw fault("steps." + step, "expected a name of letters, digits and _ other than student");
            }
            names.require("steps." + step, spec);
        });
    }

    /** What may be named in formulas so far: parameters, and runs that were done. */
    private final class NamesSoFar {
        private static final String NAME = "[A-Za-z][A-Za-z0-9_]{0,30}";

        private final List<String> known = new ArrayList<>();
        private final Set<String> taken = new HashSet<>(Set.of("e", "pi", "true", "false", "null"));
        private final List<String> runs = new ArrayList<>();

        void add(String key, String name) {
            if (!name.matches(NAME)) {
                throw fault(key, "expected a name of letters, digits and _ that begins with a letter");
            }
            if (!taken.add(name.toLowerCase(Locale.ROOT))) {
                throw fault(
                        key, "this name is taken; parameters and runs need names that differ, in more than capitals");
            }
            known.add(name);
        }

        void require(String key, StepSpec step) {
            step.text().ifPresent(text -> require(key + ".text", text));
            require(key + ".question", step.question());
            step.options().orElse(Map.of()).forEach((name, option) -> require(key + ".options." + name, option.text()));
            step.runs().orElse(Map.of()).forEach((name, run) -> {
                require(key + ".runs." + name, run);
                add(key + ".runs." + name, name);
                runs.add(name);
            });
            step.options()
                    .orElse(Map.of())
                    .forEach((name, option) -> requireFormula(key + ".options." + name + ".by", option.by()));
            step.answer().ifPresent(answer -> requireFormula(key + ".answer", answer));
            require(key + ".hint", step.hint());
            step.mistakes().orElse(List.of()).forEach(mistake -> {
                requireFormula(key + ".mistakes", mistake.answer());
                require(key + ".mistakes", mistake.hint());
            });
            require(key + ".after", step.after());
        }

        private void require(String key, RunSpec run) {
            run.like().filter(like -> !runs.contains(like)).ifPresent(like -> {
                throw fault(
                        key,
                        "like \"" + like + "\": expected a run that is described before it" + Nearest.hint(like, runs));
            });
            List<String> ofRuns =
                    known.stream().filter(each -> !runs.contains(each)).toList();
            run.values().forEach((each, value) -> requireKnown(key + "." + each, new Template(value), ofRuns));
        }

        void require(String key, String text) {
            requireKnown(key, new Template(text), known);
        }

        private void requireKnown(String key, Template template, List<String> names) {
            try {
                template.columns().forEach(column -> requireKnown(key, column, names));
            } catch (IllegalArgumentException refusal) {
                throw fault(key, refusal.getMessage());
            }
        }

        private void requireFormula(String key, String formula) {
            requireKnown(key, new Template("{" + formula + "}"), known);
        }

        private void requireKnown(String key, String column, List<String> names) {
            String root = column.contains(".") ? column.substring(0, column.indexOf('.')) : column;
            if (!names.contains(root)) {
                String hint = Nearest.hint(root, names);
                throw fault(
                        key,
                        "\"" + column + "\" is not known here"
                                + (hint.isEmpty() ? "; expected one of " + String.join(", ", names) : hint));
            }
        }
    }
}
