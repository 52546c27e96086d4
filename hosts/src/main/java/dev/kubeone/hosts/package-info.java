/** A host over SSH and nothing else: sessions, commands, remote jobs, secrets. Knows nothing of Kubernetes. */
package dev.kubeone.hosts;
