/** The Kubernetes adapter: what the product asks of a cluster's API, and how it is asked over SSH. */
package dev.kubeone.activities.kubernetes;
