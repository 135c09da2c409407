/**
 * From the files that a user writes to records, and back.
 *
 * <p>A file becomes a tree of nodes ({@link org.ridgepoint.experiment.config.YamlReader}), is laid over the file that it
 * extends ({@link org.ridgepoint.experiment.config.ConfigFile}), takes the command line's settings ({@link
 * org.ridgepoint.experiment.config.Setting}) and is bound to a record ({@link
 * org.ridgepoint.experiment.config.Binder}), where whatever is wrong becomes one line that names the place. What is not
 * here: what the keys mean; the records say that. Start with {@code ConfigFile}.
 */
package org.ridgepoint.experiment.config;
