/** Runs of clusters as the client handles them: start, look, decide, list. */
package dev.kubeone.client.run;
