/** Following a run until it is over or needs a person. */
package dev.kubeone.client.watch;
