/** The one way to a Temporal server, and how a worker is set up on it. */
package dev.kubeone.workflows.connection;
