/** The plan: the difference between manifest and facts, as data. What is shown is what is stored is what runs. */
package dev.kubeone.model.plan;
