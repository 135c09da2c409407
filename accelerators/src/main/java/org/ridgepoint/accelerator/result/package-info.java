/**
 * What came out: counts while a run goes on, what listeners are told, and the result with its verdict. Start with {@code
 * RunResult}.
 */
package org.ridgepoint.accelerator.result;
