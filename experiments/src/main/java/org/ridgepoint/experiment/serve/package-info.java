/**
 * The page that answers, and its JSON interface: an HTTP server, what it lets in, its routes, and how an answer is streamed. What
 * is asked and what is answered are rooms of their own. Start with {@link org.ridgepoint.experiment.serve.LiveServer}.
 */
package org.ridgepoint.experiment.serve;
