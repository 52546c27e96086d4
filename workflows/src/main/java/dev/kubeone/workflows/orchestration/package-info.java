/** Runs: what is observed, planned, approved and then walked stage by stage, deterministically. */
package dev.kubeone.workflows.orchestration;
