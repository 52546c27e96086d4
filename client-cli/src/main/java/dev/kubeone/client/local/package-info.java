/** The local mode: a Temporal dev server and a worker of this user's own, found again by the next command. */
package dev.kubeone.client.local;
