/** What a step is: how it is planned, what it may use when it runs, and how its activity is found. */
package dev.kubeone.activities.step;
