package org.ridgepoint.experiment.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ridgepoint.experiment.config.Nearest;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.report.Version;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One line for whatever goes wrong, and the exit code that goes with it. */
final class Failures {
    private final String[] arguments;
    private final RootCommand root;

    Failures(String[] arguments, RootCommand root) {
        this.arguments = arguments;
        this.root = root;
    }

    /** Arguments that do not fit the command. */
    int misused(ParameterException failure, String[] ignored) {
        CommandLine command = failure.getCommandLine();
        String help = " (" + command.getCommandSpec().qualifiedName() + " --help shows how)";
        return userFault(new UserError(problem(failure) + help), command.getErr());
    }

    /** What a command threw. */
    int failed(Throwable failure, PrintWriter err) {
        if (failure instanceof InvalidPathException noPath) {
            return userFault(
                    new UserError("\"" + noPath.getInput() + "\": no path of a file (" + noPath.getReason() + ")"),
                    err);
        }
        return failure instanceof UserError mistake ? userFault(mistake, err) : ourFault(failure, err);
    }

    private int userFault(UserError mistake, PrintWriter err) {
        err.println(mistake.getMessage());
        trace(mistake, err);
        return ExitCode.USER;
    }

    private int ourFault(Throwable failure, PrintWriter err) {
        String what = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        String line = what.lines().collect(Collectors.joining(" "));
        err.println("internal error, our fault: " + line + "; please report it with " + evidence(failure));
        trace(failure, err);
        return ExitCode.INTERNAL;
    }

    private void trace(Throwable failure, PrintWriter err) {
        if (root.debug()) {
            failure.printStackTrace(err);
        }
    }

    /** A file with all that we need to know, else a way to get at it. */
    private String evidence(Throwable failure) {
        if (root.debug()) {
            return "the chip's file and the lines below";
        }
        try {
            Path file = Files.createTempFile("ridgepoint-error-", ".txt");
            Files.writeString(file, story(failure));
            return "the chip's file and " + file;
        } catch (IOException noPlace) {
            return "the chip's file and what the same command prints with --debug";
        }
    }

    private String story(Throwable failure) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        out.println("ridgepoint " + Version.current() + " on Java " + System.getProperty("java.version"));
        out.println("arguments: " + String.join(" ", arguments));
        failure.printStackTrace(out);
        out.flush();
        return text.toString();
    }

    private static String problem(ParameterException failure) {
        if (failure instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            return unknown(unmatched.getUnmatched().get(0), failure.getCommandLine());
        }
        if (failure instanceof MissingParameterException missing
                && missing.getMissing().stream().noneMatch(ArgSpec::isOption)) {
            return "missing " + fromOn(missing.getMissing().get(0), failure.getCommandLine());
        }
        if (failure instanceof MissingParameterException missing && failure.getValue() == null) {
            return "missing "
                    + missing.getMissing().stream().map(Failures::words).collect(Collectors.joining(" and "));
        }
        if (failure.getArgSpec() instanceof OptionSpec option && failure.getValue() != null) {
            return option.longestName() + " " + failure.getValue() + ": expected " + expected(option);
        }
        return failure.getMessage();
    }

    private static String words(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + " " + option.paramLabel()
                : argument.paramLabel();
    }

    private static String expected(OptionSpec option) {
        Class<?> type = option.typeInfo().isMultiValue()
                ? option.typeInfo().getAuxiliaryTypes()[0]
                : option.typeInfo().getType();
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "a whole number";
            case "double", "Double" -> "a number";
            default -> option.paramLabel();
        };
    }

    /** The labels of an argument and of those that must follow it. */
    private static String fromOn(ArgSpec first, CommandLine command) {
        return command.getCommandSpec().positionalParameters().stream()
                .dropWhile(argument -> argument != first)
                .map(ArgSpec::paramLabel)
                .collect(Collectors.joining(" and "));
    }

    private static String unknown(String word, CommandLine command) {
        if (word.startsWith("-")) {
            List<String> options =
                    new ArrayList<>(command.getCommandSpec().optionsMap().keySet());
            return "unknown option \"" + word + "\"" + Nearest.hint(word, options);
        }
        boolean atRoot = command.getParent() == null;
        return atRoot
                ? "unknown command \"" + word + "\"; expected one of " + String.join(", ", CommandTable.names())
                        + Nearest.hint(word, CommandTable.names())
                : "unexpected argument \"" + word + "\"";
    }
}
