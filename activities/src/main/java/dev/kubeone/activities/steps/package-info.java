/** The steps, one class each. */
package dev.kubeone.activities.steps;
