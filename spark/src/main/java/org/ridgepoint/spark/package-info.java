/**
 * Sweeps on Apache Spark: an optional module, so that nothing of Spark is in the program's jar. Start with {@link
 * org.ridgepoint.spark.SparkEngine}.
 */
package org.ridgepoint.spark;
