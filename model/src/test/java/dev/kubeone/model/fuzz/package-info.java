/** The readers on inputs that nobody wrote: what must hold, where inputs come from, and where those that fail are kept. */
package dev.kubeone.model.fuzz;
