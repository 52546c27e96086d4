/** The bridge between the manifest's hosts and the host layer. */
package dev.kubeone.activities.hosts;
