/** What a new cluster's folder begins with. */
package dev.kubeone.client.scaffold;
