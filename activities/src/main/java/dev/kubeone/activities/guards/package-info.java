/** Guards: what must hold before anything may run. */
package dev.kubeone.activities.guards;
