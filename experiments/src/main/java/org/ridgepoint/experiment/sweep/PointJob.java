package org.ridgepoint.experiment.sweep;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.ridgepoint.experiment.config.YamlWriter;
import org.ridgepoint.experiment.run.ResolvedRun;

/**
 * A simulation to be done.
 *
 * @param key the hash of all that decides its result
 * @param run makes it ready; runs are large, so they are made one by one
 */
@API(status = API.Status.MAINTAINED, since = "0.1.0")
public record PointJob(String key, Supplier<ResolvedRun> run) {
    /** The simulation for another machine. */
    public Parcel parcel() {
        ResolvedRun ready = run.get();
        return new Parcel(key, YamlWriter.write(ready.config()), ready.model());
    }

    /**
     * A simulation as another machine can do it.
     *
     * @param key of the job
     * @param config all that decides its result, as a text
     * @param model a file that has to lie in that machine's home or working folder, under its own name
     */
    public record Parcel(String key, String config, Optional<Path> model) {}
}
