/** A run as those see it who watch: states, progress, decisions, report. */
package dev.kubeone.model.run;
