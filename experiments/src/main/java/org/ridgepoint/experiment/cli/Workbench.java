package org.ridgepoint.experiment.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.run.Simulator;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.workload.zoo.ModelZoo;

/**
 * What commands work with. Nothing is looked for before a command asks.
 *
 * @param homeFinder finds the folder of configurations and results
 * @param simulator runs a graph on a chip
 * @param out where results go
 * @param err where the one line about a mistake goes, and progress
 * @param progress where a run tells how far it is
 */
record Workbench(
        Supplier<Home> homeFinder, Simulator simulator, PrintWriter out, PrintWriter err, ProgressListener progress) {
    Home home() {
        return homeFinder.get();
    }

    Chips chips() {
        return new Chips(home());
    }

    Workloads workloads() {
        return new Workloads(ModelZoo.standard(), home());
    }

    Preparation preparation() {
        return new Preparation(chips(), workloads());
    }
}
