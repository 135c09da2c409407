package org.ridgepoint.experiment.config;

import java.io.Serializable;
import org.apiguardian.api.API;

/** Where a value was written. */
@API(status = API.Status.STABLE, since = "0.1.0")
public sealed interface Origin extends Serializable {
    /** The start of a message about the value under a path, as far as the first colon after the place; may be empty. */
    String at(String path);

    /** A message about the value under a path. */
    default UserError error(String path, String problem) {
        return new UserError(this, at(path), problem);
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

        /** The setting as a line of a file that states it as a key and a value. */
        public String asKey() {
            return argument.replaceFirst("\\s*=\\s*", " = ");
        }
    }

    /** A word of a request for a run; files that ask for runs have a key for each. */
    enum Asked implements Origin {
        CHIP(""),
        WORKLOAD(""),
        PRECISION("--precision");

        private final String option;

        Asked(String option) {
            this.option = option;
        }

        @Override
        public String at(String path) {
            return option;
        }
    }
}
