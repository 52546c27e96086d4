/** Snapshots of etcd: taken on a control plane, verified, kept outside the cluster's hosts. */
package dev.kubeone.activities.snapshots;
