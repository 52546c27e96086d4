/** The one way to a Temporal server: flags, environment, profile, else the local mode. */
package dev.kubeone.client.server;
