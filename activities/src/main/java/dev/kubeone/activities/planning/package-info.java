/** From manifest and facts to the plan. Pure. */
package dev.kubeone.activities.planning;
