/** How far something is, as a line on a terminal that is written over. Start with {@code ProgressLine}. */
package org.ridgepoint.experiment.progress;
