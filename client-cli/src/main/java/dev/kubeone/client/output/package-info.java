/** Data as JSON or YAML for scripts. */
package dev.kubeone.client.output;
