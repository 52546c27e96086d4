/** One input and one result record per workflow, update and activity; fields are added, never reused. */
package dev.kubeone.workflows.messages;
