/**
 * What papers say of networks, held against the zoo. Start with {@code NetworkTable}.
 */
package org.ridgepoint.workload.zoo.published;
