/** Secrets, resolved in the worker at the last moment. */
package dev.kubeone.activities.secrets;
