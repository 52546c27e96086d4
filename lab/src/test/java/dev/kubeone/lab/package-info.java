/** End-to-end tests: the distribution, a real Temporal server and real hosts, with faults. */
package dev.kubeone.lab;
