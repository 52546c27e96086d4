/** What a command sees of the process around it: streams, terminal, environment, colours, questions. */
package dev.kubeone.client.console;
