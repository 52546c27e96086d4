/** Hosts over real SSH connections; the only package that knows the SSH library. */
package dev.kubeone.hosts.ssh;
