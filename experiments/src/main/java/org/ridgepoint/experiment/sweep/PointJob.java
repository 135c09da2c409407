package org.ridgepoint.experiment.sweep;

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
    /** All that decides its result, as a text that any machine can run. */
    public String text() {
        return YamlWriter.write(run.get().config());
    }
}
