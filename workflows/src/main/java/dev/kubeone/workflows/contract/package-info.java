/** What workflows and activities promise each other and the client. */
package dev.kubeone.workflows.contract;
