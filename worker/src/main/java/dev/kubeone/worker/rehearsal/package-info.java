/** Runs of the real workflows on models, with a Temporal server and a time of their own. */
package dev.kubeone.worker.rehearsal;
