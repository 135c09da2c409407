/**
 * What hardware has to do for an operator, whatever the operator: loops of multiply-accumulates, vector work, nothing at all,
 * or several of these in turn. Start with {@code Lowering}.
 */
package org.ridgepoint.workload.work;
