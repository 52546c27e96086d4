/** How a step's activity runs: finding the step, heartbeats, the run's log, failures. */
package dev.kubeone.activities.run;
