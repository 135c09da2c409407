/**
 * Work that several clients want done on few processors: fair between them, bounded in number and time, broken off when nobody
 * wants it any more. Knows nothing of chips, networks or HTTP. Start with {@link org.ridgepoint.experiment.serve.queue.FairQueue}.
 */
package org.ridgepoint.experiment.serve.queue;
