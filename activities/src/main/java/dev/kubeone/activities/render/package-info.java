/** Files for hosts, rendered from the manifest: the same bytes for the same input. */
package dev.kubeone.activities.render;
