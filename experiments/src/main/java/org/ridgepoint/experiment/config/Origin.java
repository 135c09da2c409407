package org.ridgepoint.experiment.config;

/** Where a value was written. */
public sealed interface Origin {
    /** The start of a message about the value under a path, as far as the first colon after the place. */
    String at(String path);

    /** A message about the value under a path. */
    default UserError error(String path, String problem) {
        return new UserError(at(path) + ": " + problem);
    }

    /** A file, by the name that the user knows it by. */
    record InFile(String name) implements Origin {
        @Override
        public String at(String path) {
            return path.isEmpty() ? name : name + ": " + path;
        }
    }

    /** A setting on the command line, which names its own path. */
    record OnCommandLine(String argument) implements Origin {
        @Override
        public String at(String path) {
            return "--set " + argument;
        }
    }
}
