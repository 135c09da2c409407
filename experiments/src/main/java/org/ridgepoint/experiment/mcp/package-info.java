/**
 * The program for other programs that speak the Model Context Protocol over standard input and output. Each tool is a command
 * with its arguments by name, and answers what the command prints; what the commands do, others know. Start with {@code
 * ToolTable}.
 */
package org.ridgepoint.experiment.mcp;
