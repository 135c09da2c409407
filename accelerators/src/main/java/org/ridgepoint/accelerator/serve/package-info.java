/**
 * Requests that come over time to networks that share a chip: queues, who is next, what each request met. What a core does
 * with a request is in {@code machine}. Start with {@code Service}.
 */
package org.ridgepoint.accelerator.serve;
