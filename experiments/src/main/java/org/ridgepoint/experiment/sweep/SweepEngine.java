package org.ridgepoint.experiment.sweep;

import java.util.List;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/** Where simulations are done: in this program, or on other machines. */
@API(status = API.Status.MAINTAINED, since = "0.1.0")
public interface SweepEngine {
    /** Does all jobs and hands over each result as it comes, in any order and from any thread; returns after the last. */
    void run(List<PointJob> jobs, Consumer<FinishedPoint> results);
}
