/**
 * Operators that compute nothing: they move elements, or only say where these lie. Start with {@code Reshape}, which costs
 * nothing, and {@code Transpose}, which does.
 */
package org.ridgepoint.workload.op.move;
